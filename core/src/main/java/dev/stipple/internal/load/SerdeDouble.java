package dev.stipple.internal.load;

/// Reads the numbers of a `tokenizer.json` as Hugging Face's reader does, which is not to the nearest double.
///
/// Rust's `serde_json` gathers the digits in 64 bits, drops what does not fit, and multiplies or divides once by a
/// power of ten. The last bit is wrong for a quarter of the scores of a usual Unigram vocabulary, and that last bit
/// decides between splits whose scores sum up to the same.
final class SerdeDouble {
    private static final int LARGEST_POWER = 308;

    private SerdeDouble() {}

    /// Returns what `serde_json` makes of a number in JSON's syntax; may be infinite.
    static double parse(String number) {
        int end = number.length();
        int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        long exponent = 0;
        if (mark >= 0) {
            exponent = clamp(number.substring(mark + 1));
            end = mark;
        }
        long digits = 0;
        boolean full = false;
        boolean fraction = false;
        for (int i = number.charAt(0) == '-' ? 1 : 0; i < end; i++) {
            if (number.charAt(i) == '.') {
                fraction = true;
                continue;
            }
            int digit = number.charAt(i) - '0';
            full |= overflows(digits, digit);
            if (!full) {
                digits = digits * 10 + digit;
            }
            // A digit of the fraction that fits counts, and one before the point that does not.
            if (full != fraction) {
                exponent += full ? 1 : -1;
            }
        }
        double value = scale(unsigned(digits), exponent);
        return number.charAt(0) == '-' ? -value : value;
    }

    private static boolean overflows(long digits, int digit) {
        long most = Long.divideUnsigned(-1L, 10);
        int order = Long.compareUnsigned(digits, most);
        return order > 0 || (order == 0 && digit > Long.remainderUnsigned(-1L, 10));
    }

    private static double scale(double digits, long exponent) {
        double value = digits;
        long left = exponent;
        while (Math.abs(left) > LARGEST_POWER && value != 0 && !Double.isInfinite(value)) {
            value = left > 0 ? Double.POSITIVE_INFINITY : value / 1e308;
            left += LARGEST_POWER;
        }
        if (value == 0 || Double.isInfinite(value)) {
            return value;
        }
        double power = Double.parseDouble("1e" + Math.abs(left));
        return left >= 0 ? value * power : value / power;
    }

    /// The double nearest to an unsigned number.
    private static double unsigned(long digits) {
        if (digits >= 0) {
            return digits;
        }
        // Halve, with the lost bit kept as a sticky one so that rounding stays right.
        return (double) ((digits >>> 1) | (digits & 1)) * 2;
    }

    private static long clamp(String exponent) {
        try {
            return Math.clamp(Long.parseLong(exponent.startsWith("+") ? exponent.substring(1) : exponent), -9999, 9999);
        } catch (NumberFormatException e) {
            return exponent.startsWith("-") ? -9999 : 9999;
        }
    }
}
