package dev.stipple.internal.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Text as UTF-8: made from chars, checked, repaired and counted. Ranges are byte offsets, the end exclusive.
public final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// From this length on the work space of [Utf8Reader] or [Utf8Chars] pays.
    private static final int LONG_TEXT = 4096;

    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /// Returns the number of bytes that encode `codePoint`; a lone surrogate counts as the U+FFFD that it becomes.
    public static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    /// The text in UTF-8; a lone surrogate becomes U+FFFD.
    public static byte[] encode(CharSequence text) {
        String string = text.toString();
        if (string.length() >= LONG_TEXT) {
            return Utf8Reader.readAll(string);
        }
        byte[] bytes = string.getBytes(UTF_8);
        // String.getBytes is the fastest way for a short text, but makes a '?' of a lone surrogate.
        boolean mayHideSurrogate = indexOf(bytes, (byte) '?') >= 0;
        return mayHideSurrogate && hasLoneSurrogate(string)
                ? withoutLoneSurrogates(string).getBytes(UTF_8)
                : bytes;
    }

    /// Whether the bytes are valid UTF-8: shortest forms only, no surrogates, nothing above U+10FFFF.
    public static boolean isValid(byte[] text, int from, int to) {
        return firstInvalid(text, from, to) == to;
    }

    /// Whether there are only bytes below 0x80.
    public static boolean isAscii(byte[] text, int from, int to) {
        return skipAscii(text, from, to) == to;
    }

    /// The start of the first sequence in `text[from, to)` that isn't valid UTF-8, or `to`.
    public static int firstInvalid(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            if (text[at] >= 0) {
                at = skipAscii(text, at, to);
                continue;
            }
            int length = sequenceLength(text, at, to);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return to;
    }

    /// The bytes if they are valid UTF-8, else a copy in which U+FFFD stands for every maximal part of an invalid
    /// sequence, as the WHATWG decoder, Python and Rust have it. `new String(bytes, UTF_8)` differs: there an
    /// encoded surrogate is one U+FFFD, here it is three.
    public static byte[] repair(byte[] text) {
        int invalid = firstInvalid(text, 0, text.length);
        if (invalid == text.length) {
            return text;
        }
        ByteArrayOutputStream repaired = new ByteArrayOutputStream(text.length + 16);
        int at = 0;
        while (invalid < text.length) {
            repaired.write(text, at, invalid - at);
            repaired.writeBytes(REPLACEMENT);
            at = invalid + maximalPart(text, invalid, text.length);
            invalid = firstInvalid(text, at, text.length);
        }
        repaired.write(text, at, text.length - at);
        return repaired.toByteArray();
    }

    /// The text that the bytes spell, with U+FFFD as in [#repair].
    public static String decode(byte[] text, int from, int to) {
        return to - from >= LONG_TEXT ? decodeLong(text, from, to) : decodeWhole(text, from, to);
    }

    /// Goes window by window: the JDK goes byte by byte from the first character on that is no ASCII.
    private static String decodeLong(byte[] text, int from, int to) {
        var parts = new Utf8Text();
        parts.add(text, from, to, true);
        return parts.toString();
    }

    private static String decodeWhole(byte[] text, int from, int to) {
        String decoded = new String(text, from, to - from, UTF_8);
        // Only where something was replaced may it have been replaced differently.
        return decoded.indexOf('\uFFFD') < 0 ? decoded : new String(repair(Arrays.copyOfRange(text, from, to)), UTF_8);
    }

    /// The end of `text[from, to)` without the bytes at its end that begin a character and may become a whole one.
    public static int completeEnd(byte[] text, int from, int to) {
        int at = to - 1;
        while (at > from && to - at < 3 && isContinuation(text[at])) {
            at--;
        }
        if (at < from || text[at] < (byte) 0xC2 || text[at] >= 0 || text[at] > (byte) 0xF4) {
            return to;
        }
        boolean open = to - at < length(text[at]) && maximalPart(text, at, to) == to - at;
        return open ? at : to;
    }

    /// The number of code points in valid UTF-8.
    public static int codePoints(byte[] text, int from, int to) {
        int continuations = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONG.get(text, at);
            continuations += Long.bitCount(word & ~word << 1 & HIGH_BITS);
        }
        for (; at < to; at++) {
            continuations += text[at] < (byte) 0xC0 ? 1 : 0;
        }
        return to - from - continuations;
    }

    /// The number of chars, UTF-16 code units, that valid UTF-8 becomes in a String: two for each sequence of four
    /// bytes.
    public static int chars(byte[] text, int from, int to) {
        int chars = codePoints(text, from, to);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONG.get(text, at);
            chars += Long.bitCount(word & word << 1 & word << 2 & word << 3 & HIGH_BITS);
        }
        for (; at < to; at++) {
            chars += text[at] < 0 && text[at] >= (byte) 0xF0 ? 1 : 0;
        }
        return chars;
    }

    private static int skipAscii(byte[] text, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long wide = (long) LONG.get(text, at) & HIGH_BITS;
            if (wide != 0) {
                return at + Long.numberOfTrailingZeros(wide) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && text[at] >= 0) {
            at++;
        }
        return at;
    }

    /// The length of the sequence of two to four bytes at `at`, or 0 if it isn't valid.
    static int sequenceLength(byte[] text, int at, int to) {
        int lead = text[at] & 0xFF;
        if (at + 1 >= to || !mayFollow(lead, text[at + 1] & 0xFF)) {
            return 0;
        }
        if (lead < 0xE0) {
            return 2;
        }
        if (at + 2 >= to || !isContinuation(text[at + 2])) {
            return 0;
        }
        if (lead < 0xF0) {
            return 3;
        }
        return at + 3 < to && isContinuation(text[at + 3]) ? 4 : 0;
    }

    /// The length of the longest start of a valid sequence at `at`, where no valid sequence is; at least 1.
    static int maximalPart(byte[] text, int at, int to) {
        if (at + 1 >= to || !mayFollow(text[at] & 0xFF, text[at + 1] & 0xFF)) {
            return 1;
        }
        return at + 2 < to && isContinuation(text[at + 2]) ? 3 : 2;
    }

    /// The length of a sequence of two to four bytes, by its first byte.
    private static int length(byte lead) {
        return lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
    }

    /// Whether `second` may follow `lead` (The Unicode Standard, table 3-7): shortest forms only, no surrogates,
    /// nothing above U+10FFFF.
    private static boolean mayFollow(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> lead >= 0xC2 && lead < 0xF4 && second >= 0x80 && second <= 0xBF;
        };
    }

    private static boolean isContinuation(byte value) {
        return value < (byte) 0xC0;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }
}
