package dev.stipple.internal.unicode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The chars that UTF-8 spells, part by part, in one array.
///
/// The JDK goes byte by byte from the first character on that is no ASCII; here each stretch of ASCII is copied at
/// once. Not thread-safe.
public final class Utf8Chars {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final char REPLACEMENT = '\uFFFD';

    private final char[] chars;
    private int size;

    /// Makes room for the chars of `bytes` bytes, whatever they are.
    public Utf8Chars(int bytes) {
        chars = new char[bytes];
    }

    /// The chars so far; those from [#size()] on count for nothing.
    public char[] array() {
        return chars;
    }

    /// How many chars there are.
    public int size() {
        return size;
    }

    /// Adds the chars of `utf8[from, to)`, with U+FFFD as in [Utf8#repair], and returns where it stopped: before a
    /// character that is still open at the end, unless this is the `last` part, or else at `to`.
    public int add(byte[] utf8, int from, int to, boolean last) {
        int end = last ? to : Utf8.completeEnd(utf8, from, to);
        int at = from;
        while (at < end) {
            at = addMixed(utf8, addAscii(utf8, at, end), end);
        }
        return end;
    }

    /// Adds ASCII, eight bytes at a time, and returns the start of the first eight that are not all ASCII.
    private int addAscii(byte[] utf8, int from, int to) {
        int end = from;
        while (end <= to - Long.BYTES && isAscii(utf8, end)) {
            end += Long.BYTES;
        }
        int start = size;
        for (int i = 0; i < end - from; i++) {
            chars[start + i] = (char) utf8[from + i];
        }
        size = start + end - from;
        return end;
    }

    /// Adds one character after the other up to a stretch of ASCII, and returns its start.
    private int addMixed(byte[] utf8, int from, int to) {
        int end = size;
        int at = from;
        while (at < to) {
            int lead = utf8[at];
            if (lead >= 0) {
                if (at <= to - Long.BYTES && isAscii(utf8, at)) {
                    break;
                }
                chars[end++] = (char) lead;
                at++;
                continue;
            }
            int length = Utf8.sequenceLength(utf8, at, to);
            if (length == 0) {
                chars[end++] = REPLACEMENT;
                at += Utf8.maximalPart(utf8, at, to);
                continue;
            }
            int c = codePoint(utf8, at, length);
            if (length == 4) {
                chars[end++] = Character.highSurrogate(c);
                chars[end++] = Character.lowSurrogate(c);
            } else {
                chars[end++] = (char) c;
            }
            at += length;
        }
        size = end;
        return at;
    }

    private static int codePoint(byte[] utf8, int at, int length) {
        int lead = utf8[at];
        int second = utf8[at + 1] & 0x3F;
        if (length == 2) {
            return (lead & 0x1F) << 6 | second;
        }
        int third = utf8[at + 2] & 0x3F;
        return length == 3
                ? (lead & 0xF) << 12 | second << 6 | third
                : (lead & 7) << 18 | second << 12 | third << 6 | (utf8[at + 3] & 0x3F);
    }

    private static boolean isAscii(byte[] utf8, int at) {
        return ((long) LONG.get(utf8, at) & HIGH_BITS) == 0;
    }
}
