package dev.stipple.text.normalize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.internal.unicode.Unicode;
import dev.stipple.text.AlignedText;
import dev.stipple.text.AlignedTextBuilder;
import java.util.Optional;

/// The cleaning that BERT does before WordPiece.
///
/// @param cleanText drop controls, format and private-use characters, NUL and U+FFFD; make each white space a blank
/// @param handleChineseChars put a blank on both sides of each CJK ideograph
/// @param stripAccents decompose and drop non-spacing marks; if empty, do what `lowercase` says
/// @param lowercase map to lower case
public record BertNormalizer(
        boolean cleanText, boolean handleChineseChars, Optional<Boolean> stripAccents, boolean lowercase)
        implements Normalizer {

    @Override
    public AlignedText normalize(AlignedText text) {
        AlignedText normalized = text;
        if (cleanText) {
            normalized = normalized.filter(BertNormalizer::isClean).map(c -> isBlank(c) ? ' ' : c);
        }
        if (handleChineseChars) {
            normalized = surroundIdeographs(normalized);
        }
        if (stripAccents.orElse(lowercase)) {
            normalized = new Nfd().normalize(normalized).filter(c -> !RustUnicode.isNonspacingMark(c));
        }
        return lowercase ? new Lowercase().normalize(normalized) : normalized;
    }

    private static boolean isClean(int codePoint) {
        boolean lineOrTab = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        return lineOrTab || (codePoint != 0xFFFD && !RustUnicode.isOther(codePoint));
    }

    private static boolean isBlank(int codePoint) {
        return Unicode.isWhiteSpace(codePoint);
    }

    private static AlignedText surroundIdeographs(AlignedText text) {
        AlignedTextBuilder builder = new AlignedTextBuilder(text);
        int kept = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = Character.codePointAt(text, at);
            int next = at + Character.charCount(codePoint);
            if (isIdeograph(codePoint)) {
                builder.keep(kept, at).put(' ', at, next).keep(at, next).put(' ', at, next);
                kept = next;
            }
            at = next;
        }
        return kept == 0 ? text : builder.keep(kept, text.length()).build();
    }

    /// The blocks that BERT names; one of its bounds (U+2B920 for U+2B820) is a slip that is part of the format now.
    private static boolean isIdeograph(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2B73F)
                || (c >= 0x2B740 && c <= 0x2B81F)
                || (c >= 0x2B920 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }
}
