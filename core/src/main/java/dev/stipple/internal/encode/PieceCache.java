package dev.stipple.internal.encode;

/// Remembers the ids of short pieces: up to [PieceKeys#LONGEST] bytes and [#MOST_IDS] ids.
///
/// A flat table of sets, each a cache line of two ways; a way is four longs: the key (two), then ids 0 and 1 with their
/// count, then ids 2 and 3. The first way is tried first; a hit in the second swaps the two, and a new piece takes the
/// second: so a frequent piece is never driven out by rare ones, whatever the text. Grows with use to
/// 2^[#MOST_SET_BITS] sets, 8 MiB, and then forgets instead of growing. One thread at a time.
final class PieceCache {
    static final int MOST_IDS = 4;

    /// Ids must be below this: the four bits above hold the count.
    static final int ID_LIMIT = 1 << 28;

    static final int WAY = 4;
    private static final int SET_BITS = 3;
    private static final int LEAST_SET_BITS = 9;
    private static final int MOST_SET_BITS = 17;

    /// Six longs and the array header of 16 bytes make a line: where the collector aligns large arrays, sets do not
    /// straddle lines.
    private static final int PADDING = 6;

    long[] table;
    int shift;
    private int setBits;
    private int puts;

    PieceCache() {
        allocate(LEAST_SET_BITS);
    }

    private void allocate(int bits) {
        setBits = bits;
        shift = 64 - bits;
        table = new long[(1 << (bits + SET_BITS)) + PADDING];
        puts = 0;
    }

    /// The index of the first way of a key's set.
    static int slot(long hash, int shift) {
        return ((int) (hash >>> shift) << SET_BITS) + PADDING;
    }

    /// Called between chunks, since it moves the sets: grows if the table fills, or at once to what `bytes` of text
    /// need.
    void grow(int bytes) {
        int wanted = Math.min(MOST_SET_BITS, 32 - Integer.numberOfLeadingZeros(bytes >> 6));
        if (puts > 1 << setBits) {
            wanted = Math.max(wanted, Math.min(MOST_SET_BITS, setBits + 2));
        }
        if (wanted > setBits) {
            long[] old = table;
            allocate(wanted);
            for (int way = PADDING; way < old.length; way += WAY) {
                if (old[way + 1] != 0) {
                    int slot = slot(PieceKeys.hash(old[way], old[way + 1]), shift);
                    System.arraycopy(old, way, table, free(slot), WAY);
                }
            }
        }
    }

    private int free(int slot) {
        return table[slot + 1] == 0 ? slot : slot + WAY;
    }

    /// Exchanges the two ways of a set.
    void swap(int slot) {
        for (int i = slot; i < slot + WAY; i++) {
            long first = table[i];
            table[i] = table[i + WAY];
            table[i + WAY] = first;
        }
    }

    /// Copies the ids of a way to `target[at..]`, which has room for [#MOST_IDS], and gives their number.
    int get(int way, int[] target, int at) {
        target[at] = (int) table[way + 2];
        target[at + 1] = (int) (table[way + 2] >>> 32) & (ID_LIMIT - 1);
        target[at + 2] = (int) table[way + 3];
        target[at + 3] = (int) (table[way + 3] >>> 32);
        return (int) (table[way + 2] >>> 60);
    }

    /// Remembers `count` ids, at most [#MOST_IDS].
    void put(int slot, long low, long high, int[] ids, int count) {
        int way = free(slot);
        table[way] = low;
        table[way + 1] = high;
        table[way + 2] = ids[0] | (count > 1 ? (long) ids[1] << 32 : 0) | ((long) count << 60);
        table[way + 3] = (count > 2 ? ids[2] : 0) | (count > 3 ? (long) ids[3] << 32 : 0);
        puts++;
    }
}
