package dev.stipple.internal;

import java.util.Arrays;

/// Numbers by non-negative numbers, by open addressing; nothing is ever removed.
///
/// Key and value lie side by side, so that a look-up touches one cache line.
public final class LongMap {
    private static final long FREE = -1;

    /// Key at `2 i`, value at `2 i + 1`; at most half of the slots are taken.
    private long[] table = newTable(1 << 12);
    private int size;

    /// Returns the value of `key`, or `absent`.
    public long get(long key, long absent) {
        int slot = slot(key);
        return table[slot] == FREE ? absent : table[slot + 1];
    }

    /// Adds `change` to the value of `key`, which begins as 0, and returns the new value.
    public long add(long key, long change) {
        int slot = slot(key);
        if (table[slot] != FREE) {
            return table[slot + 1] += change;
        }
        table[slot] = key;
        table[slot + 1] = change;
        if (4 * ++size > table.length) {
            grow();
        }
        return change;
    }

    /// Returns how many keys have a value.
    public int size() {
        return size;
    }

    /// Shows each key and its value, in an order that depends only on what was added, and when.
    public void forEach(LongBiConsumer action) {
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != FREE) {
                action.accept(table[i], table[i + 1]);
            }
        }
    }

    /// Takes a key and its value.
    @FunctionalInterface
    public interface LongBiConsumer {
        /// Takes one pair.
        void accept(long key, long value);
    }

    private int slot(long key) {
        int mask = table.length - 1;
        int slot = ((int) ((key * 0x9E3779B97F4A7C15L) >>> 32) << 1) & mask;
        while (table[slot] != key && table[slot] != FREE) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = newTable(Math.multiplyExact(2, old.length));
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != FREE) {
                int slot = slot(old[i]);
                table[slot] = old[i];
                table[slot + 1] = old[i + 1];
            }
        }
    }

    private static long[] newTable(int length) {
        long[] table = new long[length];
        Arrays.fill(table, FREE);
        return table;
    }
}
