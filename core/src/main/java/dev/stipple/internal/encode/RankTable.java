package dev.stipple.internal.encode;

import java.util.Arrays;

/// The rank and the product of every merge, by its pair of ids: an open-addressed table for [RankMerger].
final class RankTable {
    /// What [#find] gives for a pair that does not merge.
    static final int NONE = Integer.MAX_VALUE;

    private static final long FREE = -1;

    private final long[] pairs;
    private final int[] ranks;
    private final MergeList merges;
    private final int shift;

    private RankTable(MergeList merges) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(16, merges.size() * 2));
        pairs = new long[1 << bits];
        ranks = new int[1 << bits];
        this.merges = merges;
        shift = 64 - bits;
        Arrays.fill(pairs, FREE);
    }

    /// A pair listed twice keeps its last rank, as in Hugging Face's map of merges.
    static RankTable of(MergeList merges) {
        var table = new RankTable(merges);
        for (int rank = 0; rank < merges.size(); rank++) {
            long pair = pair(merges.left(rank), merges.right(rank));
            int slot = table.slot(pair);
            table.pairs[slot] = pair;
            table.ranks[slot] = rank;
        }
        return table;
    }

    /// The rank of the merge of two neighbours, or [#NONE].
    int find(int left, int right) {
        long pair = pair(left, right);
        int slot = slot(pair);
        return pairs[slot] == pair ? ranks[slot] : NONE;
    }

    /// The id that the merge of this rank makes.
    int merged(int rank) {
        return merges.merged(rank);
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    /// The slot of the pair, or the free one where it belongs.
    private int slot(long pair) {
        int slot = Fibonacci.slot(pair, shift);
        while (pairs[slot] != pair && pairs[slot] != FREE) {
            slot = (slot + 1) & (pairs.length - 1);
        }
        return slot;
    }
}
