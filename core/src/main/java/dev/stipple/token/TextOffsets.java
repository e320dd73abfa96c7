package dev.stipple.token;

import dev.stipple.token.pipeline.OffsetUnit;

/// Converts the offsets of one text between chars, code points and bytes. Immutable.
///
/// Offsets are handled in code points, as Hugging Face tokenizers does, for trimming counts in them.
final class TextOffsets {
    private final int codePoints;
    /// The code point that each char is in; empty where each char is one.
    private final int[] ofChars;
    /// The char or byte at which each code point starts.
    private final int[] starts;

    private final boolean same;

    TextOffsets(String text, OffsetUnit unit) {
        int chars = text.length();
        this.codePoints = text.codePointCount(0, chars);
        boolean plain = codePoints == chars;
        this.ofChars = plain ? new int[0] : codePointOfEachChar(text);
        this.same = unit == OffsetUnit.CODE_POINTS || (unit == OffsetUnit.CHARS && plain);
        this.starts = same ? new int[0] : startOfEachCodePoint(text, unit);
    }

    private int[] codePointOfEachChar(String text) {
        int[] index = new int[text.length() + 1];
        int codePoint = -1;
        for (int i = 0; i < text.length(); i++) {
            boolean second = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
            codePoint += second ? 0 : 1;
            index[i] = codePoint;
        }
        index[text.length()] = codePoints;
        return index;
    }

    private int[] startOfEachCodePoint(String text, OffsetUnit unit) {
        int[] index = new int[codePoints + 1];
        int at = 0;
        int start = 0;
        for (int i = 0; i < codePoints; i++) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            start += unit == OffsetUnit.CHARS ? Character.charCount(codePoint) : utf8Length(codePoint);
            index[i + 1] = start;
        }
        return index;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    /// Returns the offset in code points of a start or end in chars; an end inside of a pair is the pair's end.
    int toCodePoints(int chars) {
        return ofChars.length == 0 ? chars : ofChars[Math.min(chars, ofChars.length - 1)];
    }

    /// Returns the offset in the unit of an offset in code points.
    int fromCodePoints(int offset) {
        return same ? offset : starts[Math.min(offset, codePoints)];
    }
}
