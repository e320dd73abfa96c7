package dev.stipple.internal.encode;

/// A set of pairs of code points in one open-addressed table.
final class PairSet {
    private long[] slots = new long[1 << 10];
    private int size;

    void add(int first, int second) {
        long pair = pair(first, second);
        int slot = slot(pair);
        if (slots[slot] == 0) {
            slots[slot] = pair;
            if (++size * 2 > slots.length) {
                grow();
            }
        }
    }

    boolean contains(int first, int second) {
        long pair = pair(first, second);
        return slots[slot(pair)] == pair;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (long pair : old) {
            if (pair != 0) {
                slots[slot(pair)] = pair;
            }
        }
    }

    /// Never 0, which marks a free slot.
    private static long pair(int first, int second) {
        return ((long) (first + 1) << 32) | second;
    }

    private int slot(long pair) {
        int slot = Fibonacci.slot(pair, Long.numberOfLeadingZeros(slots.length) + 1);
        while (slots[slot] != 0 && slots[slot] != pair) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
