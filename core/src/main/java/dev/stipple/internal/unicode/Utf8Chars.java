package dev.stipple.internal.unicode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The chars that UTF-8 spells, part by part, in one array.
///
/// The JDK goes byte by byte from the first character on that is no ASCII; here each stretch of ASCII is copied at
/// once. Not thread-safe.
public final class Utf8Chars {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    /// What the bytes of a character are, the first lowest: which bits tell, and what they are.
    private static final int TWO_MASK = 0xC0E0;

    private static final int TWO = 0x80C0;
    private static final int THREE_MASK = 0xC0C0F0;
    private static final int THREE = 0x8080E0;
    private static final char REPLACEMENT = '\uFFFD';

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private char[] chars;
    private int size;

    /// Makes room for the chars of `bytes` bytes, whatever they are; more are taken as well.
    public Utf8Chars(int bytes) {
        chars = new char[bytes];
    }

    /// Returns all chars so far and forgets them.
    public String take() {
        String text = new String(chars, 0, size);
        size = 0;
        return text;
    }

    /// Adds the chars of `utf8[from, to)`, with U+FFFD as in [Utf8#repair], and returns where it stopped: before a
    /// character that is still open at the end, unless this is the `last` part, or else at `to`.
    public int add(byte[] utf8, int from, int to, boolean last) {
        int end = last ? to : Utf8.completeEnd(utf8, from, to);
        if (size + end - from > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(size + end - from, chars.length + chars.length / 2));
        }
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
            int word = at <= to - Integer.BYTES ? (int) INT.get(utf8, at) : 0;
            int c = (word & THREE_MASK) == THREE ? ofThree(word) : (word & TWO_MASK) == TWO ? ofTwo(word) : 0;
            if (c != 0) {
                chars[end++] = (char) c;
                at += c < 0x800 ? 2 : 3;
                continue;
            }
            int length = Utf8.sequenceLength(utf8, at, to);
            end += put(utf8, at, length, end);
            at += length == 0 ? Utf8.maximalPart(utf8, at, to) : length;
        }
        size = end;
        return at;
    }

    /// The char of two bytes, the first of which is the lowest of `word`, or 0 where there is a shorter form.
    private static int ofTwo(int word) {
        int c = (word & 0x1F) << 6 | (word >> 8 & 0x3F);
        return c >= 0x80 ? c : 0;
    }

    /// The char of three bytes, or 0 where there is a shorter form, or a surrogate.
    private static int ofThree(int word) {
        int c = (word & 0xF) << 12 | (word >> 8 & 0x3F) << 6 | (word >> 16 & 0x3F);
        return c >= 0x800 && !Character.isSurrogate((char) c) ? c : 0;
    }

    /// Puts the character of `length` bytes, or U+FFFD for none, and returns the number of its chars.
    private int put(byte[] utf8, int at, int length, int end) {
        int lead = utf8[at];
        switch (length) {
            case 0 -> chars[end] = REPLACEMENT;
            case 2 -> chars[end] = (char) ((lead & 0x1F) << 6 | tail(utf8, at + 1));
            case 3 -> chars[end] = (char) ((lead & 0xF) << 12 | tail(utf8, at + 1) << 6 | tail(utf8, at + 2));
            default -> {
                int c = (lead & 7) << 18 | tail(utf8, at + 1) << 12 | tail(utf8, at + 2) << 6 | tail(utf8, at + 3);
                chars[end] = Character.highSurrogate(c);
                chars[end + 1] = Character.lowSurrogate(c);
                return 2;
            }
        }
        return 1;
    }

    private static int tail(byte[] utf8, int at) {
        return utf8[at] & 0x3F;
    }

    private static boolean isAscii(byte[] utf8, int at) {
        return ((long) LONG.get(utf8, at) & HIGH_BITS) == 0;
    }
}
