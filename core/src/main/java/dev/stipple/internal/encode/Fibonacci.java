package dev.stipple.internal.encode;

/// Fibonacci hashing: spreads a 64-bit key over a table whose size is a power of two.
final class Fibonacci {
    /// 2^64 divided by the golden ratio, odd.
    static final long PHI = 0x9E3779B97F4A7C15L;

    private Fibonacci() {}

    /// The first slot for a key in a table of `2^(64 − shift)` slots.
    static int slot(long key, int shift) {
        return (int) ((key * PHI) >>> shift);
    }
}
