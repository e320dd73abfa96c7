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

    /// How many chars are taken as wide where one of them isn't ASCII: such chars come in groups.
    private static final int GROUP = 64;

    private final char[] chars = new char[BUFFER];
    private String text = "";
    private int next;
    private int size;

    /// Starts a text.
    public void open(String text) {
        this.text = text;
        next = 0;
    }

    /// Tells whether all of the text has been read.
    public boolean isAtEnd() {
        return next == text.length();
    }

    /// Returns the number of chars that have been read.
    public int done() {
        return next;
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
        size = from;
        for (int at = 0; at < count; ) {
            int ascii = KERNELS.narrow(chars, at, count, bytes, size);
            size += ascii;
            at = encodeGroup(at + ascii, Math.min(at + ascii + GROUP, count), count, bytes);
        }
        return size;
    }

    /// Encodes the characters that begin in `[from, to)`, and gives where the next one begins.
    private int encodeGroup(int from, int to, int count, byte[] bytes) {
        int at = from;
        while (at < to) {
            long ends = KERNELS.encode(chars, at, to, bytes, size);
            size = (int) ends;
            at = (int) (ends >>> 32);
            at = at < to ? encodeOne(at, count, bytes) : at;
        }
        return at;
    }

    /// Encodes the character at `from`, a surrogate pair or a char, and gives where the next one begins.
    private int encodeOne(int from, int count, byte[] bytes) {
        char c = chars[from];
        if (c < 0x80) {
            bytes[size++] = (byte) c;
        } else if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
            bytes[size++] = tail(c);
        } else if (Character.isHighSurrogate(c) && from + 1 < count && Character.isLowSurrogate(chars[from + 1])) {
            int codePoint = Character.toCodePoint(c, chars[from + 1]);
            bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[size++] = tail(codePoint >> 12);
            bytes[size++] = tail(codePoint >> 6);
            bytes[size++] = tail(codePoint);
            return from + 2;
        } else {
            int codePoint = Character.isSurrogate(c) ? 0xFFFD : c;
            bytes[size++] = (byte) (0xE0 | (codePoint >> 12));
            bytes[size++] = tail(codePoint >> 6);
            bytes[size++] = tail(codePoint);
        }
        return from + 1;
    }

    private static byte tail(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
