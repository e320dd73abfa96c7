package dev.stipple.internal.train;

import java.util.Arrays;

/// Words as leaves of a binary tree in which frequent ones are near the root. Inner node `i` has output row `i`.
final class HuffmanTree {
    private final int[] parents;
    private final boolean[] right;
    private final int words;
    private final int deepest;

    /// Builds the tree in linear time, for `counts` fall: the two rarest nodes are always the last leaf that is left or
    /// the first inner node that is left.
    HuffmanTree(long[] counts) {
        words = counts.length;
        int nodes = 2 * words - 1;
        long[] weights = Arrays.copyOf(counts, nodes);
        parents = new int[nodes];
        right = new boolean[nodes];
        int leaf = words - 1;
        int inner = words;
        for (int node = words; node < nodes; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf >= 0 && (inner >= node || weights[leaf] < weights[inner]);
                int rarest = takeLeaf ? leaf-- : inner++;
                weights[node] += weights[rarest];
                parents[rarest] = node;
                right[rarest] = child == 1;
            }
        }
        int depth = 0;
        for (int word = 0; word < words; word++) {
            depth = Math.max(depth, depth(word));
        }
        deepest = depth;
    }

    private int depth(int word) {
        int depth = 0;
        for (int node = word; node != root(); node = parents[node]) {
            depth++;
        }
        return depth;
    }

    private int root() {
        return parents.length - 1;
    }

    /// Inner nodes on the longest way to a word.
    int deepest() {
        return deepest;
    }

    /// Writes the inner nodes above `word` to `nodes`, the nearest first, and to `labels` 1 where the way turns left
    /// and 0 where it turns right; returns how many they are.
    int path(int word, int[] nodes, float[] labels) {
        int length = 0;
        for (int node = word; node != root(); node = parents[node]) {
            nodes[length] = parents[node] - words;
            labels[length++] = right[node] ? 0 : 1;
        }
        return length;
    }
}
