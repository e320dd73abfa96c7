package dev.stipple.token;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.pipeline.OffsetUnit;

/// Converts the offsets of one text from code points to chars or bytes. Immutable.
///
/// Offsets are handled in code points, as Hugging Face tokenizers does, for trimming counts in them.
final class TextOffsets {
    /// The char or byte at which each code point starts, and the end of the text; empty where that is its number.
    private final int[] starts;

    /// Reads a text in valid UTF-8.
    TextOffsets(byte[] utf8, OffsetUnit unit) {
        int codePoints = Utf8.codePoints(utf8, 0, utf8.length);
        boolean same = unit == OffsetUnit.CODE_POINTS || codePoints == utf8.length;
        this.starts = same ? new int[0] : startOfEachCodePoint(utf8, codePoints, unit);
    }

    private static int[] startOfEachCodePoint(byte[] utf8, int codePoints, OffsetUnit unit) {
        int[] starts = new int[codePoints + 1];
        int at = 0;
        int start = 0;
        for (int i = 0; i < codePoints; i++) {
            starts[i] = start;
            int length = length(utf8[at]);
            at += length;
            start += unit == OffsetUnit.BYTES ? length : length == 4 ? 2 : 1;
        }
        starts[codePoints] = start;
        return starts;
    }

    private static int length(byte lead) {
        return lead >= 0 ? 1 : Integer.numberOfLeadingZeros(~(lead << 24));
    }

    /// Tells whether offsets are the same in the unit as in code points.
    boolean isSame() {
        return starts.length == 0;
    }

    /// Returns the offset in the unit of an offset in code points.
    int fromCodePoints(int offset) {
        return isSame() ? offset : starts[Math.min(offset, starts.length - 1)];
    }
}
