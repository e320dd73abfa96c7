package dev.stipple.internal.encode;

import java.util.Arrays;

/// Finds the best split of a stretch of text as sentencepiece does, in single precision and from the sum at which the
/// text before the stretch has arrived. One thread at a time.
///
/// Sums start from 0 again where they pass [#LARGEST_SUM]; the slow twin is the segmenter of
/// [dev.stipple.token.model.SentencePieceModel].
final class UnigramLattice {
    static final float LARGEST_SUM = 100_000;

    /// Arrays longer than this are not kept for the next stretch.
    private static final int KEPT = 1 << 16;

    private final UnigramTable table;
    private float[] sums = {};
    private int[] starts = {};
    private int[] ids = {};

    /// The ids of the last split, last one first; unknown characters have one each.
    int[] reversed = {};
    /// Where their pieces start in the text, and their number.
    int[] places = {};

    int count;

    UnigramLattice(UnigramTable table) {
        this.table = table;
    }

    /// Splits `text[from, to)` where the split before it has the sum `base`, and returns the sum with it.
    float split(byte[] text, int from, int to, float base) {
        int length = to - from;
        reserve(length);
        Arrays.fill(starts, 0, length + 1, -1);
        sums[0] = base;
        int furthest = 0;
        for (int start = 0; start < length; ) {
            if (Math.abs(sums[start]) > LARGEST_SUM) {
                rebase(start, furthest);
            }
            furthest = Math.max(furthest, leave(text, from, start, length));
            start += characterLength(text[from + start]);
        }
        float sum = sums[length];
        trace(from, length);
        if (sums.length > KEPT) {
            sums = new float[0];
            starts = new int[0];
            ids = new int[0];
        }
        return sum;
    }

    /// Offers every piece that starts at `start`, and returns where the longest ends.
    private int leave(byte[] text, int from, int start, int length) {
        float[] gains = table.gains;
        DoubleArray tree = table.tree;
        float base = sums[start];
        int next = start + characterLength(text[from + start]);
        int furthest = next;
        boolean spelt = false;
        long node = tree.root();
        for (int end = start; end < length; ) {
            node = tree.next(node, text[from + end++]);
            if (node == DoubleArray.NONE) {
                break;
            }
            int id = DoubleArray.number(node);
            if (id >= 0) {
                offer(start, end, id, gains[id] + base);
                spelt |= end == next;
                furthest = Math.max(furthest, end);
            }
        }
        if (!spelt) {
            offer(start, next, table.unkId, gains[table.unkId] + base);
        }
        return furthest;
    }

    private void offer(int start, int end, int id, float value) {
        if (starts[end] < 0 || value > sums[end]) {
            sums[end] = value;
            starts[end] = start;
            ids[end] = id;
        }
    }

    private void rebase(int start, int furthest) {
        float base = sums[start];
        for (int end = start; end <= furthest; end++) {
            sums[end] -= base;
        }
    }

    private void trace(int from, int length) {
        count = 0;
        for (int end = length; end > 0; end = starts[end]) {
            places[count] = from + starts[end];
            reversed[count++] = ids[end];
        }
    }

    private void reserve(int length) {
        if (sums.length <= length) {
            int room = Math.max(64, length + length / 4 + 1);
            sums = new float[room];
            starts = new int[room];
            ids = new int[room];
            reversed = new int[room];
            places = new int[room];
        }
    }

    static int characterLength(byte lead) {
        return lead >= 0 ? 1 : Math.max(1, Integer.numberOfLeadingZeros(~(lead << 24)));
    }
}
