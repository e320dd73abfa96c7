package dev.stipple.internal.encode;

/// The merges of a BPE by rank: merge `i` turns the ids `left(i)`, `right(i)` into `merged(i)`, and a lower `i` goes
/// first.
final class MergeList {
    private final int[] left;
    private final int[] right;
    private final int[] merged;

    /// Shares the three arrays, which must be of one length; nobody changes them afterwards.
    MergeList(int[] left, int[] right, int[] merged) {
        if (left.length != right.length || left.length != merged.length) {
            throw new IllegalArgumentException("merges need three arrays of one length, got %d, %d and %d"
                    .formatted(left.length, right.length, merged.length));
        }
        this.left = left;
        this.right = right;
        this.merged = merged;
    }

    int size() {
        return merged.length;
    }

    int left(int rank) {
        return left[rank];
    }

    int right(int rank) {
        return right[rank];
    }

    int merged(int rank) {
        return merged[rank];
    }
}
