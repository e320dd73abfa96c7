package dev.stipple.text;

import java.util.Arrays;

/// GPT-2's alphabet of bytes: 256 visible chars, one for each byte, in which byte-level vocabularies are written.
///
/// Printable bytes of Latin-1 stand for themselves; the 68 others follow from U+0100 on in their order. So a blank is
/// `Ġ` and a line feed `Ċ`.
public final class ByteChars {
    private static final char[] CHARS = chars();
    private static final short[] BYTES = bytes();

    private ByteChars() {}

    /// Returns the char of a byte from 0 to 255.
    public static char charOf(int b) {
        return CHARS[b];
    }

    /// Returns the byte that `c` stands for, 0 to 255, or -1 if none.
    public static int byteOf(char c) {
        return c < BYTES.length ? BYTES[c] : -1;
    }

    /// Returns the UTF-8 bytes of `text` in this alphabet; those of one code point share its origin. A lone surrogate
    /// is
    /// read as U+FFFD.
    public static AlignedText encode(AlignedText text) {
        AlignedTextBuilder builder = new AlignedTextBuilder(text);
        for (int at = 0; at < text.length(); ) {
            int codePoint = Character.codePointAt(text, at);
            int next = at + Character.charCount(codePoint);
            boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            putBytes(builder, lone ? 0xFFFD : codePoint, at, next);
            at = next;
        }
        return builder.build();
    }

    private static void putBytes(AlignedTextBuilder builder, int c, int start, int end) {
        if (c < 0x80) {
            builder.put(CHARS[c], start, end);
            return;
        }
        int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        // The lead byte has one more leading 1 bit than there are bytes after it.
        builder.put(CHARS[(0x780 >> tail | c >> (6 * tail)) & 0xFF], start, end);
        for (int i = tail - 1; i >= 0; i--) {
            builder.put(CHARS[0x80 | ((c >> (6 * i)) & 0x3F)], start, end);
        }
    }

    private static char[] chars() {
        char[] chars = new char[256];
        char next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD);
            chars[b] = printable ? (char) b : next++;
        }
        return chars;
    }

    private static short[] bytes() {
        short[] bytes = new short[0x100 + 68];
        Arrays.fill(bytes, (short) -1);
        for (short b = 0; b < 256; b++) {
            bytes[CHARS[b]] = b;
        }
        return bytes;
    }
}
