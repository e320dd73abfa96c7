package dev.stipple.text.normalize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;
import dev.stipple.text.AlignedTextBuilder;

/// Lower case, each code point by itself and in no language: a final sigma becomes `σ`, and `İ` an `i` with U+0307.
public record Lowercase() implements Normalizer {
    private static final int CAPITAL_I_WITH_DOT = 0x130;

    @Override
    public AlignedText normalize(AlignedText text) {
        return splitDottedI(text).map(RustUnicode::toLowerCase);
    }

    /// `İ` is the one code point whose lower case has two; both stand for it.
    private static AlignedText splitDottedI(AlignedText text) {
        AlignedTextBuilder builder = new AlignedTextBuilder(text);
        int kept = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == CAPITAL_I_WITH_DOT) {
                builder.keep(kept, at).put("i\u0307", at, at + 1);
                kept = at + 1;
            }
        }
        return kept == 0 ? text : builder.keep(kept, text.length()).build();
    }
}
