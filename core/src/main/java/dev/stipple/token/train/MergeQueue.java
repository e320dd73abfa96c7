package dev.stipple.token.train;

import java.util.Arrays;

/// Pairs waiting to be merged: the most frequent first, among equals the smallest pair.
///
/// A binary heap on parallel arrays of primitives. The counts are those at the time a pair was added; who takes the
/// top compares it with the true count and calls [#replaceTopCount] when it has changed. The same pair may wait
/// more than once, each time with other positions.
final class MergeQueue {
    private long[] counts = new long[1 << 10];
    private long[] pairs = new long[1 << 10];
    private int[][] positions = new int[1 << 10][];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    long topCount() {
        return counts[0];
    }

    long topPair() {
        return pairs[0];
    }

    /// Returns the slots, ascending, at which the top pair stood when it was added.
    int[] topPositions() {
        return positions[0];
    }

    void add(long count, long pair, int[] at) {
        if (size == counts.length) {
            counts = Arrays.copyOf(counts, 2 * size);
            pairs = Arrays.copyOf(pairs, 2 * size);
            positions = Arrays.copyOf(positions, 2 * size);
        }
        int hole = size++;
        while (hole > 0 && precedes(count, pair, (hole - 1) >> 1)) {
            move((hole - 1) >> 1, hole);
            hole = (hole - 1) >> 1;
        }
        put(hole, count, pair, at);
    }

    void removeTop() {
        size--;
        long count = counts[size];
        long pair = pairs[size];
        int[] at = positions[size];
        positions[size] = NONE;
        if (size > 0) {
            sink(count, pair, at);
        }
    }

    /// Gives the top another count, and with it its proper place.
    void replaceTopCount(long count) {
        sink(count, pairs[0], positions[0]);
    }

    private static final int[] NONE = {};

    private void sink(long count, long pair, int[] at) {
        int hole = 0;
        for (int child; (child = 2 * hole + 1) < size; hole = child) {
            if (child + 1 < size && precedes(counts[child + 1], pairs[child + 1], child)) {
                child++;
            }
            if (precedes(count, pair, child)) {
                break;
            }
            move(child, hole);
        }
        put(hole, count, pair, at);
    }

    private boolean precedes(long count, long pair, int other) {
        return count > counts[other] || (count == counts[other] && pair < pairs[other]);
    }

    private void move(int from, int to) {
        put(to, counts[from], pairs[from], positions[from]);
    }

    private void put(int index, long count, long pair, int[] at) {
        counts[index] = count;
        pairs[index] = pair;
        positions[index] = at;
    }
}
