package dev.stipple.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Remembers the splits of short words, and for each how far sums may have grown for the split to be the same.
///
/// sentencepiece adds scores in single precision over a whole text, so that the split of a word can depend on what
/// stands before it: at a sum of 100,000 rounding errors reach 0.004 a piece. But the sum of a path of `k` pieces,
/// added below `2^e`, is off by at most `k · 2^(e-25)`. Where the best path of a word, in exact sums, beats every
/// other by more than both can be off, it wins in single precision too: rounding keeps order, so what the algorithm
/// finds is the path of the greatest rounded sum. The few words that are closer are split anew each time.
///
/// A slot is four longs: the bytes of the word (with its length on top), ids 0 and 1 with their number and the limit,
/// ids 2 and 3. Direct-mapped, 2^16 slots, 2 MiB. One thread at a time.
final class UnigramWords {
    /// The longest word, in bytes, that is remembered.
    static final int LONGEST = 15;

    private static final int MOST_IDS = 4;
    private static final int BITS = 16;
    private static final int SLOT = 4;
    private static final int ID_BITS = 24;
    private static final int ID_MASK = (1 << ID_BITS) - 1;
    private static final int COUNT_SHIFT = 48;
    private static final int LEVEL_SHIFT = 52;
    /// More than sums in double precision can be off.
    private static final double DOUBT = 1e-9;
    /// Above every sum.
    private static final int MOST_LEVEL = 17;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final UnigramTable table;
    private final long[] slots = new long[SLOT << BITS];
    /// Up to which sum before it a word of a level is split the same; level 0 never.
    private final float[] limits = new float[MOST_LEVEL + 1];

    private final double[] best = new double[LONGEST + 1];
    private final double[] second = new double[LONGEST + 1];
    private final int[] starts = new int[LONGEST + 1];
    private final int[] ids = new int[LONGEST + 1];

    UnigramWords(UnigramTable table) {
        this.table = table;
        float reach = LONGEST * table.greatestStep;
        for (int level = 1; level <= MOST_LEVEL; level++) {
            limits[level] = Math.min(1 << level, UnigramLattice.LARGEST_SUM) - reach;
        }
    }

    /// Adds the ids of a word of at most [#LONGEST] bytes, which at least 16 bytes of room follow, if its split is
    /// known at this sum; returns the sum with it, or NaN if it isn't.
    float add(byte[] text, int from, int to, float base, Ids out) {
        int length = to - from;
        long low = (long) LONGS.get(text, from) & lowMask(length);
        long high = ((long) LONGS.get(text, from + 8) & highMask(length)) | ((long) length << 56);
        int slot = (int) (((low ^ (high * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L) >>> (64 - BITS)) * SLOT;
        if (slots[slot] != low || slots[slot + 1] != high) {
            learn(text, from, to, slot);
            slots[slot] = low;
            slots[slot + 1] = high;
        }
        long first = slots[slot + 2];
        if (!(Math.abs(base) < limits[(int) (first >>> LEVEL_SHIFT)])) {
            return Float.NaN;
        }
        return append(first, slots[slot + 3], base, out);
    }

    private float append(long first, long rest, float base, Ids out) {
        float[] gains = table.gains;
        int count = (int) (first >>> COUNT_SHIFT) & 0xF;
        out.reserve(MOST_IDS);
        int[] array = out.array;
        int size = out.size;
        int id = (int) first & ID_MASK;
        array[size] = id;
        float sum = gains[id] + base;
        if (count > 1) {
            id = (int) (first >>> ID_BITS) & ID_MASK;
            array[size + 1] = id;
            sum += gains[id];
            if (count > 2) {
                id = (int) rest & ID_MASK;
                array[size + 2] = id;
                sum += gains[id];
                if (count > 3) {
                    id = (int) (rest >>> ID_BITS) & ID_MASK;
                    array[size + 3] = id;
                    sum += gains[id];
                }
            }
        }
        out.size = size + count;
        return sum;
    }

    private static long lowMask(int length) {
        return length >= 8 ? -1 : (1L << (8 * length)) - 1;
    }

    private static long highMask(int length) {
        return length <= 8 ? 0 : (1L << (8 * (length - 8))) - 1;
    }

    /// Finds the best split of a word and by how much it is better than the second best, in double precision.
    private void learn(byte[] text, int from, int to, int slot) {
        int length = to - from;
        for (int end = 1; end <= length; end++) {
            best[end] = Double.NEGATIVE_INFINITY;
            second[end] = Double.NEGATIVE_INFINITY;
        }
        second[0] = Double.NEGATIVE_INFINITY;
        boolean known = true;
        int characters = 0;
        for (int start = 0; start < length; characters++) {
            int next = start + UnigramLattice.characterLength(text[from + start]);
            known &= leave(text, from, start, next, length);
            start = next;
        }
        slots[slot + 2] = 0;
        int count = 0;
        for (int end = length; end > 0 && known; end = starts[end]) {
            count++;
        }
        if (!known || count > MOST_IDS) {
            return;
        }
        long packed = 0;
        long rest = 0;
        int place = count;
        for (int end = length; end > 0; end = starts[end]) {
            place--;
            long id = ids[end];
            if (place < 2) {
                packed |= id << (place * ID_BITS);
            } else {
                rest |= id << ((place - 2) * ID_BITS);
            }
        }
        int level = level(best[length] - second[length], count + characters);
        slots[slot + 2] = packed | ((long) count << COUNT_SHIFT) | ((long) level << LEVEL_SHIFT);
        slots[slot + 3] = rest;
    }

    /// Offers every piece that starts at `start`; false if none is the character there.
    private boolean leave(byte[] text, int from, int start, int next, int length) {
        DoubleArray tree = table.tree;
        boolean spelt = false;
        long node = tree.root();
        for (int end = start; end < length; ) {
            node = tree.next(node, text[from + end++]);
            if (node == DoubleArray.NONE) {
                break;
            }
            int id = DoubleArray.number(node);
            if (id >= 0) {
                offer(start, end, id);
                spelt |= end == next;
            }
        }
        return spelt;
    }

    private void offer(int start, int end, int id) {
        double gain = table.gains[id];
        double value = best[start] + gain;
        double other = second[start] + gain;
        if (value > best[end]) {
            second[end] = Math.max(best[end], other);
            best[end] = value;
            starts[end] = start;
            ids[end] = id;
        } else {
            second[end] = Math.max(second[end], value);
        }
    }

    /// The highest level at which paths of `additions` pieces together are off by less than `margin`.
    private static int level(double margin, int additions) {
        int level = MOST_LEVEL;
        while (level > 0 && additions * Math.scalb(1.0, level - 25) + DOUBT >= margin) {
            level--;
        }
        return level;
    }
}
