package dev.stipple.internal.encode;

import java.util.Arrays;

/// Finds the longest token at a place in the text, and for each token the longest shorter one that it starts with.
///
/// Only tokens with a tree are in it, under their numbers. The first two bytes are looked up directly, each further
/// byte is one probe of an open-addressed table of edges: a `long` with parent node, byte and child. A node that is a
/// token has the token's number, any other node a number from [MergeTrees#size()] on, so no second look-up tells
/// whether a node is a token.
final class TokenTrie {
    /// What [#shorter] gives for a single byte.
    static final int NONE = -1;

    private static final int NODE_BITS = 24;
    private static final int NODE_MASK = (1 << NODE_BITS) - 1;

    private final int tokens;
    private final int[] pairs = new int[1 << 16];
    private final int[] shorter;
    private final int[] lengths;
    private long[] edges;
    private int shift;
    private int edgeCount;
    private int nodes;

    private TokenTrie(int tokens) {
        this.tokens = tokens;
        nodes = tokens;
        shorter = new int[tokens];
        lengths = new int[tokens];
        Arrays.fill(shorter, NONE);
        Arrays.fill(lengths, 0, 256, 1);
        int bits = 32 - Integer.numberOfLeadingZeros(tokens * 2);
        edges = new long[1 << bits];
        shift = 64 - bits;
    }

    static TokenTrie of(MergeTrees trees, TokenBytes bytes) {
        var trie = new TokenTrie(trees.size());
        for (int number : byLength(trees, bytes)) {
            int id = trees.id(number);
            trie.insert(number, bytes.bytes(), bytes.start(id), bytes.end(id));
        }
        return trie;
    }

    /// The numbers from 256 on, short tokens first: a node is then known as a token before anything hangs on it.
    private static int[] byLength(MergeTrees trees, TokenBytes bytes) {
        int longest = 0;
        for (int number = 256; number < trees.size(); number++) {
            longest = Math.max(longest, bytes.length(trees.id(number)));
        }
        int[] places = new int[longest + 2];
        for (int number = 256; number < trees.size(); number++) {
            places[bytes.length(trees.id(number)) + 1]++;
        }
        for (int length = 0; length <= longest; length++) {
            places[length + 1] += places[length];
        }
        int[] sorted = new int[trees.size() - 256];
        for (int number = 256; number < trees.size(); number++) {
            sorted[places[bytes.length(trees.id(number))]++] = number;
        }
        return sorted;
    }

    private void insert(int number, byte[] text, int from, int to) {
        lengths[number] = to - from;
        int first = text[from] & 0xFF;
        int pair = (first << 8) | (text[from + 1] & 0xFF);
        int longest = first;
        if (to - from == 2) {
            pairs[pair] = number;
        } else {
            if (pairs[pair] == 0) {
                pairs[pair] = nodes++;
            }
            int node = pairs[pair];
            for (int i = from + 2; i < to; i++) {
                longest = node < tokens ? node : longest;
                node = step(node, text[i] & 0xFF, i == to - 1 ? number : nodes);
            }
        }
        shorter[number] = longest;
    }

    /// The child of a node, added under the given number if there is none.
    private int step(int node, int next, int ifAbsent) {
        long key = ((long) node << 8) | next;
        int slot = Fibonacci.slot(key, shift);
        while (edges[slot] != 0) {
            if (edges[slot] >>> NODE_BITS == key) {
                return (int) edges[slot] & NODE_MASK;
            }
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = (key << NODE_BITS) | ifAbsent;
        if (ifAbsent == nodes) {
            nodes++;
        }
        if (++edgeCount * 4L > edges.length * 3L) {
            grow();
        }
        return ifAbsent;
    }

    private void grow() {
        long[] old = edges;
        edges = new long[old.length * 2];
        shift--;
        for (long edge : old) {
            if (edge != 0) {
                int slot = Fibonacci.slot(edge >>> NODE_BITS, shift);
                while (edges[slot] != 0) {
                    slot = (slot + 1) & (edges.length - 1);
                }
                edges[slot] = edge;
            }
        }
    }

    /// The number of the longest token that the text has at `from`, ending at `to` or before.
    int longest(byte[] text, int from, int to) {
        int longest = text[from] & 0xFF;
        if (from + 1 >= to) {
            return longest;
        }
        int node = pairs[(longest << 8) | (text[from + 1] & 0xFF)];
        if (node == 0) {
            return longest;
        }
        int i = from + 2;
        while (true) {
            longest = node < tokens ? node : longest;
            if (i >= to) {
                return longest;
            }
            long key = ((long) node << 8) | (text[i++] & 0xFF);
            int slot = Fibonacci.slot(key, shift);
            long edge = edges[slot];
            while (edge >>> NODE_BITS != key) {
                if (edge == 0) {
                    return longest;
                }
                slot = (slot + 1) & (edges.length - 1);
                edge = edges[slot];
            }
            node = (int) edge & NODE_MASK;
        }
    }

    /// The longest token that a token starts with, other than itself; [#NONE] for a byte.
    int shorter(int number) {
        return shorter[number];
    }

    int length(int number) {
        return lengths[number];
    }
}
