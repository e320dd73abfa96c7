package dev.stipple.internal.train;

/// A stream of random numbers: a multiplicative step modulo 2^64 whose highest bits are used (Knuth's constants), a
/// nanosecond a number. Not thread-safe.
final class RandomStream {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;

    private long state;

    /// Begins the stream that `seed`, `epoch` and `block` name: neighbouring ones are far apart.
    void begin(long seed, int epoch, int block) {
        state = mix(mix(mix(seed) + epoch) + block);
    }

    /// The finisher of SplitMix64.
    private static long mix(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L) ^ (value + 0x9E3779B97F4A7C15L) >>> 30;
        mixed *= 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private long next() {
        state = state * MULTIPLIER + INCREMENT;
        return state;
    }

    /// Returns a number from 0 to `bound` - 1.
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// Returns 31 random bits.
    int bits() {
        return (int) (next() >>> 33);
    }

    /// Returns a number from 0 up to 1.
    float unit() {
        return (next() >>> 40) * 0x1p-24f;
    }
}
