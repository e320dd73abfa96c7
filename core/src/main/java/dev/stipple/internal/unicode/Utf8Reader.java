package dev.stipple.internal.unicode;

import dev.stipple.internal.simd.Kernels;
import java.util.Arrays;

/// Reads a text as UTF-8, a stretch at a time; a lone surrogate becomes U+FFFD.
///
/// Several times faster than `String.getBytes`, which takes a char at a time where a text has any char above U+00FF.
/// One thread at a time.
public final class Utf8Reader {
    /// The room that [#read] needs.
    public static final int ROOM = 3 * 4096;

    private static final Kernels KERNELS = Kernels.best();

    /// A char has 3 bytes at most; a surrogate pair takes 4 for two.
    private static final int BUFFER = ROOM / 3;

    /// How many chars are taken one by one where one of them isn't ASCII: such chars come in groups.
    private static final int GROUP = 16;

    private final char[] chars = new char[BUFFER];
    private String text = "";
    private int next;

    /// Starts a text.
    public void open(String text) {
        this.text = text;
        next = 0;
    }

    /// Tells whether all of the text has been read.
    public boolean isAtEnd() {
        return next == text.length();
    }

    /// Forgets the text.
    public void close() {
        open("");
    }

    /// Writes the next characters to `bytes[at..]`, which has [#ROOM], and returns where they end.
    public int read(byte[] bytes, int at) {
        int end = Math.min(next + BUFFER, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(next, end, chars, 0);
        int count = end - next;
        next = end;
        return encode(count, bytes, at);
    }

    /// The whole text in UTF-8.
    static byte[] readAll(String text) {
        var reader = new Utf8Reader();
        reader.open(text);
        byte[] bytes = new byte[sum(text.length(), text.length() / 16, ROOM)];
        int size = 0;
        while (!reader.isAtEnd()) {
            if (bytes.length - size < ROOM) {
                bytes = Arrays.copyOf(bytes, sum(bytes.length, bytes.length / 4, ROOM));
            }
            size = reader.read(bytes, size);
        }
        return Arrays.copyOf(bytes, size);
    }

    private static int sum(int length, int more, int room) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, (long) length + more + room);
    }

    private int encode(int count, byte[] bytes, int from) {
        int size = from;
        for (int at = 0; at < count; ) {
            int ascii = KERNELS.narrow(chars, at, count, bytes, size);
            at += ascii;
            size += ascii;
            for (int end = Math.min(at + GROUP, count); at < end; ) {
                int codePoint = codePoint(at, count);
                at += Character.charCount(codePoint);
                size = write(Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint) ? 0xFFFD : codePoint, bytes, size);
            }
        }
        return size;
    }

    private int codePoint(int at, int count) {
        char c = chars[at];
        return Character.isHighSurrogate(c) && at + 1 < count && Character.isLowSurrogate(chars[at + 1])
                ? Character.toCodePoint(c, chars[at + 1])
                : c;
    }

    private static int write(int codePoint, byte[] bytes, int at) {
        int size = at;
        if (codePoint < 0x80) {
            bytes[size++] = (byte) codePoint;
            return size;
        }
        if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xC0 | (codePoint >> 6));
            bytes[size++] = tail(codePoint);
            return size;
        }
        if (codePoint < 0x10000) {
            bytes[size++] = (byte) (0xE0 | (codePoint >> 12));
        } else {
            bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[size++] = tail(codePoint >> 12);
        }
        bytes[size++] = tail(codePoint >> 6);
        bytes[size++] = tail(codePoint);
        return size;
    }

    private static byte tail(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
