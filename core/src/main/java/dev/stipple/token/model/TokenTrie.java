package dev.stipple.token.model;

import java.util.Arrays;

/// All tokens of a vocabulary as a tree of chars, for finding the tokens that start at a place of a text.
///
/// Nodes are numbers, 0 is the root. The edges live in one open-addressed table, so that 250,000 tokens need two
/// arrays and no objects.
final class TokenTrie {
    /// The node that no text leads to.
    static final int NONE = -1;

    private long[] edges = new long[1 << 10];
    private int[] targets = new int[1 << 10];
    private int[] tokenIds = new int[1 << 9];
    private int nodes = 1;

    TokenTrie(Vocabulary vocabulary) {
        tokenIds[0] = NONE;
        vocabulary.forEach((token, _) -> add(token, vocabulary.idOr(token, NONE)));
    }

    /// Returns the node that `c` leads to from `node`, or [#NONE].
    int next(int node, char c) {
        return targets[slot(edge(node, c))] - 1;
    }

    /// Returns the node that `text` leads to from the root, or [#NONE].
    int node(CharSequence text) {
        int node = 0;
        for (int i = 0; i < text.length() && node != NONE; i++) {
            node = next(node, text.charAt(i));
        }
        return node;
    }

    /// Returns the id of the token that ends at `node`, or [#NONE].
    int tokenId(int node) {
        return tokenIds[node];
    }

    private void add(String token, int id) {
        int node = 0;
        for (int i = 0; i < token.length(); i++) {
            node = nextOrNew(node, token.charAt(i));
        }
        tokenIds[node] = id;
    }

    private int nextOrNew(int node, char c) {
        int slot = slot(edge(node, c));
        if (targets[slot] == 0) {
            if (2 * nodes >= targets.length) {
                grow();
                slot = slot(edge(node, c));
            }
            if (nodes == tokenIds.length) {
                tokenIds = Arrays.copyOf(tokenIds, 2 * nodes);
            }
            tokenIds[nodes] = NONE;
            edges[slot] = edge(node, c);
            targets[slot] = ++nodes;
        }
        return targets[slot] - 1;
    }

    private void grow() {
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[2 * oldEdges.length];
        targets = new int[2 * oldTargets.length];
        for (int i = 0; i < oldTargets.length; i++) {
            if (oldTargets[i] != 0) {
                int slot = slot(oldEdges[i]);
                edges[slot] = oldEdges[i];
                targets[slot] = oldTargets[i];
            }
        }
    }

    private static long edge(int node, char c) {
        return ((long) node << 16) | c;
    }

    /// Returns the slot of `edge`, or the free slot (target 0) where it would go.
    private int slot(long edge) {
        int mask = targets.length - 1;
        int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (targets[slot] != 0 && edges[slot] != edge) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
