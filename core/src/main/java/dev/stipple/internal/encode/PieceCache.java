package dev.stipple.internal.encode;

/// Remembers the ids of short pieces: up to [PieceKeys#LONGEST] bytes and [#MOST_IDS] ids. Of those with more ids it
/// remembers that [LongPieceCache] has them, under a key that no look-up for ids finds.
///
/// A flat table of slots in groups of four; a slot is four longs: the key (two), then ids 0 and 1 with their count,
/// then ids 2 and 3. A key has a home slot, which is tried first, but may lie in any slot of its group; one that is
/// found away from home changes places with what is there, so frequent pieces come home. In a full group a new piece
/// takes another slot than its home: rare pieces drive out frequent ones at random and seldom, whatever the text. Grows
/// with use to 2^18 slots, 8 MiB, and then forgets instead of growing. One thread at a time.
final class PieceCache {
    static final int MOST_IDS = 4;

    /// Ids must be below this: the four bits above hold the count.
    static final int ID_LIMIT = 1 << 28;

    /// Where the ids begin in a slot.
    static final int IDS = 2;

    /// Set in the upper half of a key whose ids are elsewhere.
    private static final long ELSEWHERE = Long.MIN_VALUE;

    private static final int SLOT_BITS = 2;
    private static final int LEAST_BITS = 10;
    private static final int MOST_BITS = 18;

    /// Six longs and the array header of 16 bytes make a line: where the collector aligns large arrays, slots do
    /// not straddle lines.
    private static final int PADDING = 6;

    long[] table;
    int shift;
    private int bits;
    private int puts;

    PieceCache() {
        bits = LEAST_BITS;
        shift = 64 - bits;
        table = new long[(1 << (bits + SLOT_BITS)) + PADDING];
    }

    /// The index of a key's home slot.
    static int home(long hash, int shift) {
        return ((int) (hash >>> shift) << SLOT_BITS) + PADDING;
    }

    /// Called between chunks, since it moves the slots: grows if the table fills, or at once to what `bytes` of
    /// text may need.
    void grow(int bytes) {
        int wanted = Math.min(MOST_BITS, 32 - Integer.numberOfLeadingZeros(bytes >> 5));
        if (puts > 1 << (bits - 1)) {
            wanted = Math.max(wanted, Math.min(MOST_BITS, bits + 2));
        }
        if (wanted > bits) {
            long[] old = table;
            bits = wanted;
            shift = 64 - bits;
            puts = 0;
            table = new long[(1 << (bits + SLOT_BITS)) + PADDING];
            for (int slot = PADDING; slot < old.length; slot += 1 << SLOT_BITS) {
                if (old[slot + 1] != 0) {
                    int home = home(PieceKeys.hash(old[slot], old[slot + 1] & ~ELSEWHERE), shift);
                    System.arraycopy(old, slot, table, place(home), 1 << SLOT_BITS);
                }
            }
        }
    }

    /// Slot `way`, 1 to 3, of the others in a group: 1 lies in the line of `home`, 2 and 3 in another.
    static int other(int home, int way) {
        return ((home - PADDING) ^ (way << SLOT_BITS)) + PADDING;
    }

    /// Looks for a key in its group but not at home, and brings it home if it is there.
    boolean fetch(int home, long low, long high) {
        for (int way = 1; way < 4; way++) {
            int slot = other(home, way);
            if (table[slot] == low && table[slot + 1] == high) {
                for (int i = 0; i < 1 << SLOT_BITS; i++) {
                    long resident = table[home + i];
                    table[home + i] = table[slot + i];
                    table[slot + i] = resident;
                }
                return true;
            }
        }
        return false;
    }

    /// Whether [LongPieceCache] was given the ids of a key.
    boolean isElsewhere(int home, long low, long high) {
        for (int way = 0; way < 4; way++) {
            int slot = other(home, way);
            if (table[slot] == low && table[slot + 1] == (high | ELSEWHERE)) {
                return true;
            }
        }
        return false;
    }

    /// Remembers that [LongPieceCache] was given the ids of a key.
    void putElsewhere(int home, long low, long high) {
        int slot = place(home);
        table[slot] = low;
        table[slot + 1] = high | ELSEWHERE;
        puts++;
    }

    private int place(int home) {
        for (int way = 0; way < 4; way++) {
            if (table[other(home, way) + 1] == 0) {
                return other(home, way);
            }
        }
        return other(home, 1 + puts % 3);
    }

    /// How many ids the slot holds.
    int count(int slot) {
        return (int) (table[slot + IDS] >>> 60);
    }

    /// Copies the ids of a slot to `target[at..]`, which has room for [#MOST_IDS], and gives their number.
    int copy(int slot, int[] target, int at) {
        target[at] = (int) table[slot + IDS];
        target[at + 1] = (int) (table[slot + IDS] >>> 32) & (ID_LIMIT - 1);
        target[at + 2] = (int) table[slot + IDS + 1];
        target[at + 3] = (int) (table[slot + IDS + 1] >>> 32);
        return count(slot);
    }

    /// Remembers `count` ids, at most [#MOST_IDS].
    void put(int home, long low, long high, int[] ids, int count) {
        int slot = place(home);
        table[slot] = low;
        table[slot + 1] = high;
        table[slot + IDS] = ids[0] | (count > 1 ? (long) ids[1] << 32 : 0) | ((long) count << 60);
        table[slot + IDS + 1] = (count > 2 ? ids[2] : 0) | (count > 3 ? (long) ids[3] << 32 : 0);
        puts++;
    }
}
