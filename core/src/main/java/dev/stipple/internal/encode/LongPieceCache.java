package dev.stipple.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Remembers the ids of the pieces that [PieceCache] has no room for: of 16 to [#LONGEST] bytes, or of many ids.
///
/// An open-addressed table of places in two arrays, one of bytes, one of ids. Grows with use to 2^17 pieces, 4 MiB of
/// bytes and 8 MiB of ids, 14 MiB in all; when one of the three is full it forgets everything and starts again. Looks
/// at no more than `MOST_PROBES` slots for a piece, so that no text can make it slow. One thread at a time.
final class LongPieceCache {
    /// The longest piece remembered, in bytes. Longer ones are rare and seldom come twice.
    static final int LONGEST = 128;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_PROBES = 16;
    private static final int MOST_SLOT_BITS = 18;
    private static final int MOST_BYTES = 1 << 22;
    private static final int MOST_IDS = 1 << 21;

    /// Place in `entries` plus one below, upper half of the hash above; 0 is free.
    private long[] slots = new long[1 << 10];

    /// An entry: where its bytes start, their number, the number of ids, the ids.
    private int[] entries = new int[1 << 12];

    private byte[] bytes = new byte[1 << 13];
    private int size;
    private int entriesEnd;
    private int bytesEnd;

    private static long hash(byte[] text, int from, int to) {
        if (to - from < 8) {
            long hash = (long) to - from;
            for (int i = from; i < to; i++) {
                hash = (hash << 8) + text[i];
            }
            return hash * Fibonacci.PHI;
        }
        long hash = (long) to - from;
        for (int i = from; i < to - 8; i += 8) {
            hash = mix(hash, (long) LONGS.get(text, i));
        }
        return mix(hash, (long) LONGS.get(text, to - 8));
    }

    private static long mix(long hash, long word) {
        long product = (hash ^ word) * Fibonacci.PHI;
        return product ^ (product >>> 29);
    }

    /// The place of a piece's entry in `entries`, or −1.
    int find(byte[] text, int from, int to) {
        long hash = hash(text, from, to);
        int mask = slots.length - 1;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            int slot = ((int) hash + probe) & mask;
            if (slots[slot] == 0) {
                return -1;
            }
            if ((slots[slot] ^ hash) >>> 32 == 0) {
                int entry = (int) slots[slot] - 1;
                int start = entries[entry];
                if (Arrays.equals(bytes, start, start + entries[entry + 1], text, from, to)) {
                    return entry;
                }
            }
        }
        return -1;
    }

    /// The number of ids of an entry.
    int count(int entry) {
        return entries[entry + 2];
    }

    /// Copies the ids of an entry to `target[at..]`.
    void copy(int entry, int[] target, int at) {
        System.arraycopy(entries, entry + 3, target, at, entries[entry + 2]);
    }

    /// Remembers a piece that is not there yet; one that is stands twice, which wastes room and does no harm.
    void put(byte[] text, int from, int to, int[] ids, int count) {
        long hash = hash(text, from, to);
        makeRoom(to - from, count + 3);
        System.arraycopy(text, from, bytes, bytesEnd, to - from);
        entries[entriesEnd] = bytesEnd;
        entries[entriesEnd + 1] = to - from;
        entries[entriesEnd + 2] = count;
        System.arraycopy(ids, 0, entries, entriesEnd + 3, count);
        insert((hash >>> 32 << 32) | (entriesEnd + 1), (int) hash);
        bytesEnd += to - from;
        entriesEnd += count + 3;
        size++;
    }

    /// Where all slots that are looked at are taken, the piece takes the first.
    private void insert(long entry, int hash) {
        int mask = slots.length - 1;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            int slot = (hash + probe) & mask;
            if (slots[slot] == 0) {
                slots[slot] = entry;
                return;
            }
        }
        slots[hash & mask] = entry;
    }

    private void makeRoom(int moreBytes, int moreEntries) {
        if (bytesEnd + moreBytes > MOST_BYTES
                || entriesEnd + moreEntries > MOST_IDS
                || size * 2 >= 1 << MOST_SLOT_BITS) {
            Arrays.fill(slots, 0);
            size = 0;
            entriesEnd = 0;
            bytesEnd = 0;
        }
        if (bytesEnd + moreBytes > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        if (entriesEnd + moreEntries > entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        if (size * 2 >= slots.length) {
            growSlots();
        }
    }

    private void growSlots() {
        slots = new long[slots.length * 4];
        for (int entry = 0; entry < entriesEnd; entry += entries[entry + 2] + 3) {
            long hash = hash(bytes, entries[entry], entries[entry] + entries[entry + 1]);
            insert((hash >>> 32 << 32) | (entry + 1), (int) hash);
        }
    }
}
