package dev.stipple.internal.encode;

/// What two neighbouring tokens merge into: an open-addressed table with one `long` a pair.
///
/// Left token, right token and merged token take 21 bits each, so one load answers a look-up; hence the
/// limit of [#LIMIT] tokens. A merged token is never 0 (the numbers below 256 are single bytes), so 0 marks
/// a free slot.
final class PairTable {
    /// Token numbers must be below this.
    static final int LIMIT = 1 << 21;

    /// What [#merged] gives for a pair that does not merge; larger than any token number.
    static final int NONE = Integer.MAX_VALUE;

    private static final int BITS = 21;

    private final long[] slots;

    /// 8 bits a slot, most of them clear: few pairs merge, and this table fits the second-level cache.
    private final long[] filter;

    private final int shift;

    /// An empty table for up to `pairs` pairs.
    PairTable(int pairs) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(16, pairs + pairs / 3));
        slots = new long[1 << bits];
        shift = 64 - bits;
        filter = new long[1 << (bits - 3)];
    }

    void put(int left, int right, int merged) {
        long key = key(left, right);
        int slot = Fibonacci.slot(key, shift);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = (key << BITS) | merged;
        int bit = Fibonacci.slot(key, shift - 3);
        filter[bit >> 6] |= 1L << bit;
    }

    /// The token that the pair merges into, or [#NONE].
    int merged(int left, int right) {
        long key = key(left, right);
        int bit = Fibonacci.slot(key, shift - 3);
        if ((filter[bit >> 6] & (1L << bit)) == 0) {
            return NONE;
        }
        int slot = bit >>> 3;
        while (true) {
            long entry = slots[slot];
            if (entry >>> BITS == key) {
                return entry == 0 ? NONE : (int) entry & (LIMIT - 1);
            }
            if (entry == 0) {
                return NONE;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
    }

    private static long key(int left, int right) {
        return ((long) left << BITS) | right;
    }
}
