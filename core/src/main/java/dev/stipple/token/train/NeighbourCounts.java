package dev.stipple.token.train;

import java.util.Arrays;

/// What one merge changes for the pairs on one side of it, summed by the neighbouring symbol.
///
/// A merge of a frequent pair meets the same neighbours again and again. Summing by neighbour in an array first
/// leaves one hash look-up for each different pair instead of one for each occurrence.
final class NeighbourCounts {
    private long[] weights = new long[256];
    /// How many positions each neighbour has been seen at.
    private int[] times = new int[256];
    /// Where [#positions] puts those of each neighbour.
    private int[] group = new int[256];
    private int[] seen = new int[256];
    private int seenSize;
    private int[] positions = new int[256];
    private int[] neighbours = new int[256];
    private int positionsSize;

    /// Adds `weight` for `neighbour`.
    void add(int neighbour, long weight) {
        if (neighbour >= weights.length) {
            int larger = Integer.highestOneBit(neighbour) << 1;
            weights = Arrays.copyOf(weights, larger);
            times = Arrays.copyOf(times, larger);
            group = Arrays.copyOf(group, larger);
        }
        if (times[neighbour]++ == 0) {
            if (seenSize == seen.length) {
                seen = Arrays.copyOf(seen, 2 * seenSize);
            }
            seen[seenSize++] = neighbour;
        }
        weights[neighbour] += weight;
    }

    /// Adds `weight` for `neighbour` and remembers `position`, to be given by [#positions], once.
    void add(int neighbour, long weight, int position) {
        add(neighbour, weight);
        if (positionsSize == positions.length) {
            positions = Arrays.copyOf(positions, 2 * positionsSize);
            neighbours = Arrays.copyOf(neighbours, 2 * positionsSize);
        }
        positions[positionsSize] = position;
        neighbours[positionsSize++] = neighbour;
    }

    /// Returns how many different neighbours have been added since [#clear].
    int size() {
        return seenSize;
    }

    /// Returns the `i`-th neighbour, in the order of first sight.
    int neighbour(int i) {
        return seen[i];
    }

    long weight(int i) {
        return weights[seen[i]];
    }

    /// Returns, for each neighbour in the order of first sight, its positions in the order they were added.
    int[][] positions() {
        int[][] groups = new int[seenSize][];
        for (int i = 0; i < seenSize; i++) {
            groups[i] = new int[times[seen[i]]];
            group[seen[i]] = i;
        }
        for (int i = positionsSize - 1; i >= 0; i--) {
            int neighbour = neighbours[i];
            // Backwards, so that the number of positions still to place is the place of the next.
            groups[group[neighbour]][--times[neighbour]] = positions[i];
        }
        return groups;
    }

    void clear() {
        for (int i = 0; i < seenSize; i++) {
            weights[seen[i]] = 0;
            times[seen[i]] = 0;
        }
        seenSize = 0;
        positionsSize = 0;
    }
}
