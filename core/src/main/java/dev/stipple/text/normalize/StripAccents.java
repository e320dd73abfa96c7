package dev.stipple.text.normalize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;

/// Drops combining marks (category `M*` in Unicode 9.0). Accents that are part of a letter stay: decompose first.
public record StripAccents() implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return text.filter(c -> !RustUnicode.isCombiningMark(c));
    }
}
