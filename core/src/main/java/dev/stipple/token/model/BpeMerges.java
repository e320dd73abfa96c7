package dev.stipple.token.model;

import java.util.Arrays;

/// The merges of a [Bpe] model: which pairs of tokens become one, and which of them goes first.
///
/// A merge has a rank; lower ranks go first. Merges are numbered in ascending order of rank, and each pair occurs
/// once. Immutable and thread-safe.
public final class BpeMerges {
    /// The answer of [#find(int, int)] for a pair that does not merge.
    public static final int NONE = -1;

    private final int[] left;
    private final int[] right;
    private final int[] merged;
    private final int[] ranks;
    /// Open-addressed table of merge numbers, one added; 0 is free. At most half full.
    private final int[] slots;

    private BpeMerges(int[] left, int[] right, int[] merged, int[] ranks) {
        this.left = left;
        this.right = right;
        this.merged = merged;
        this.ranks = ranks;
        this.slots = new int[Integer.highestOneBit(Math.max(4, left.length)) * 4];
        for (int merge = 0; merge < left.length; merge++) {
            // The later of two merges of one pair holds, as in a map.
            slots[slot(left[merge], right[merge])] = merge + 1;
        }
    }

    /// Returns merges in rank order: pair `(left[i], right[i])` becomes `merged[i]` with rank `i`.
    ///
    /// The arrays are not copied. Of merges that repeat a pair the last holds.
    public static BpeMerges of(int[] left, int[] right, int[] merged) {
        if (left.length != right.length || left.length != merged.length) {
            throw new IllegalArgumentException(
                    left.length + " left, " + right.length + " right and " + merged.length + " merged ids");
        }
        int[] ranks = new int[left.length];
        Arrays.setAll(ranks, i -> i);
        return new BpeMerges(left, right, merged, ranks);
    }

    /// Returns the merges that rank files mean: any two tokens whose concatenation is a token merge into it, and the
    /// merged token's id is the rank. Merges into the same token share their rank.
    static BpeMerges ofRanks(Vocabulary vocabulary) {
        IntList merges = new IntList(4 * vocabulary.size());
        vocabulary.forEach((token, id) -> {
            for (int split = 1; split < token.length(); split++) {
                int left = vocabulary.idOr(token, 0, split, NONE);
                int right = left == NONE ? NONE : vocabulary.idOr(token, split, token.length(), NONE);
                if (right != NONE) {
                    merges.add(left);
                    merges.add(right);
                    merges.add(id);
                }
            }
        });
        int[] left = new int[merges.size() / 3];
        int[] right = new int[left.length];
        int[] merged = new int[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = merges.get(3 * i);
            right[i] = merges.get(3 * i + 1);
            merged[i] = merges.get(3 * i + 2);
        }
        return new BpeMerges(left, right, merged, merged);
    }

    /// Returns the number of merges.
    public int count() {
        return left.length;
    }

    /// Returns the left id of merge `merge`, `0 ≤ merge < count()`.
    public int left(int merge) {
        return left[merge];
    }

    /// Returns the right id of merge `merge`.
    public int right(int merge) {
        return right[merge];
    }

    /// Returns the id that merge `merge` makes.
    public int merged(int merge) {
        return merged[merge];
    }

    /// Returns the rank of merge `merge`; lower ranks go first, and among equals the leftmost in the text.
    public int rank(int merge) {
        return ranks[merge];
    }

    /// Returns the number of the merge of `left` and `right`, or [#NONE].
    public int find(int left, int right) {
        return slots[slot(left, right)] - 1;
    }

    private int slot(int leftId, int rightId) {
        int mask = slots.length - 1;
        long key = ((long) leftId << 32) | rightId;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] != 0 && !(left[slots[slot] - 1] == leftId && right[slots[slot] - 1] == rightId)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
