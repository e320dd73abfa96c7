package dev.stipple.internal.vectorfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads decimal numbers as the nearest `float`, without making an object.
///
/// Most numbers in vector files have few digits. Where significand and power of ten are exact as doubles, their
/// quotient is within half a unit of a double, so rounding it to a float is right unless it lies at the middle between
/// two floats. (W. D. Clinger, *How to read floating point numbers accurately*, 1990.) Such numbers, and those out of
/// that range, go to [Float#parseFloat].
public final class FloatParser {
    /// What a number that has no meaning here is told by: no decimal number is NaN.
    public static final float NOT_A_NUMBER = Float.NaN;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;
    private static final int[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final double[] POWERS = new double[23];

    /// Digits that fit a `long` whatever they are.
    private static final int MOST_DIGITS = 18;

    private static final long EXACT = 1L << 53;
    /// The bits of a double that a float lacks.
    private static final long BEYOND_FLOAT = (1L << 29) - 1;

    private static final long MIDDLE = 1L << 28;

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private int end;

    /// Where the number that was parsed last ends.
    public int end() {
        return end;
    }

    /// Returns the number that `text[from, to)` spells, in the notation of C, or NaN when it spells none; infinity,
    /// when it is written out or beyond the range of floats.
    public static float parse(byte[] text, int from, int to) {
        FloatParser parser = new FloatParser();
        float value = parser.next(text, from, to);
        return parser.end == to ? value : NOT_A_NUMBER;
    }

    /// Returns the number at `text[from]`, which ends before a blank, a tab, or `to`, as [#parse] does.
    float next(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        int start = at;
        long digits = 0;
        while (at < to && isDigit(text[at])) {
            digits = digits * 10 + (text[at++] - '0');
        }
        int count = at - start;
        int exponent = 0;
        if (at < to && text[at] == '.') {
            int point = ++at;
            if (at + Long.BYTES <= to) {
                long eight = (long) LONG.get(text, at);
                int some = leadingDigits(eight);
                digits = digits * TENS[some] + value(eight, some);
                at += some;
            }
            while (at < to && isDigit(text[at])) {
                digits = digits * 10 + (text[at++] - '0');
            }
            exponent = point - at;
            count -= exponent;
        }
        boolean ended = at == to || isSeparator(text[at]);
        end = ended ? at : tokenEnd(text, at, to);
        if (count == 0 || count > MOST_DIGITS) {
            return parseSlowly(text, from, end);
        }
        if (!ended) {
            int written = exponent(text, at, end);
            if (written == Integer.MIN_VALUE) {
                return parseSlowly(text, from, end);
            }
            exponent += written;
        }
        return of(digits, exponent, negative, text, from, end);
    }

    /// How many of eight characters, the first in the lowest byte, are digits, up to the first that is none.
    private static int leadingDigits(long eight) {
        long values = eight ^ ZEROS;
        // The high bit of a byte of ten or more; a carry reaches only bytes behind the first of these.
        long others = ((values + 0x7676767676767676L) | values) & 0x8080808080808080L;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /// The number that the first `count` of eight characters spell. Side by side: pairs, then fours, then all.
    private static long value(long eight, int count) {
        if (count == 0) {
            return 0;
        }
        long values = (eight ^ ZEROS) << (Long.SIZE - Byte.SIZE * count);
        long pairs = values * 10 + (values >>> 8);
        long even = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
        long odd = ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
        return (even + odd) >>> 32;
    }

    private static int tokenEnd(byte[] text, int from, int to) {
        int at = from;
        while (at < to && !isSeparator(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSeparator(byte value) {
        return value == ' ' || value == '\t';
    }

    private static float of(long digits, int exponent, boolean negative, byte[] text, int from, int to) {
        if (digits > EXACT || exponent < -22 || exponent > 22) {
            return parseSlowly(text, from, to);
        }
        double value = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
        long rest = Double.doubleToRawLongBits(value) & BEYOND_FLOAT;
        if (Math.abs(rest - MIDDLE) <= 1 || (value != 0 && value < Float.MIN_NORMAL)) {
            return parseSlowly(text, from, to);
        }
        return (float) (negative ? -value : value);
    }

    /// The exponent from its `e` on, or the least `int` when there is none of at most four digits.
    private static int exponent(byte[] text, int from, int to) {
        int at = from + 1;
        if ((text[from] | 0x20) != 'e' || at == to) {
            return Integer.MIN_VALUE;
        }
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        if (at == to || to - at > 4) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; at < to; at++) {
            if (!isDigit(text[at])) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + (text[at] - '0');
        }
        return negative ? -value : value;
    }

    private static float parseSlowly(byte[] text, int from, int to) {
        String number = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        // Java would take blanks around it, and a type's letter behind it.
        if (!number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return number.matches("(?i)[+-]?inf(inity)?") ? Float.POSITIVE_INFINITY : NOT_A_NUMBER;
        }
        return Float.parseFloat(number);
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
