package dev.stipple.internal.encode;

import java.util.Arrays;

/// Byte strings with numbers, as a tree; finds the longest one that a text has at some place.
///
/// The edges of all nodes share one open-addressed table. Not thread-safe while strings are added, thread-safe
/// after.
final class ByteTrie {
    /// The answer of [#longest] where nothing matches.
    static final long NONE = -1;

    private long[] edges = new long[64];
    private int[] targets = new int[64];
    private int[] values = new int[32];
    private int nodes = 1;

    ByteTrie() {
        Arrays.fill(values, -1);
    }

    /// Adds `string` with number `value`; of two equal strings the later holds.
    void add(byte[] string, int value) {
        int node = 0;
        for (byte b : string) {
            node = nextOrNew(node, b);
        }
        values[node] = value;
    }

    /// Returns where the longest string at `from` ends, and its value, for [#end] and [#value]; or [#NONE].
    long longest(byte[] text, int from, int to) {
        long longest = NONE;
        int node = 0;
        for (int i = from; i < to; i++) {
            int target = targets[slot(edge(node, text[i]))];
            if (target == 0) {
                break;
            }
            node = target - 1;
            if (values[node] >= 0) {
                longest = ((long) (i + 1) << 32) | values[node];
            }
        }
        return longest;
    }

    static int end(long match) {
        return (int) (match >>> 32);
    }

    static int value(long match) {
        return (int) match;
    }

    private int nextOrNew(int node, byte b) {
        int slot = slot(edge(node, b));
        if (targets[slot] == 0) {
            if (2 * nodes >= targets.length) {
                grow();
                slot = slot(edge(node, b));
            }
            if (nodes == values.length) {
                values = Arrays.copyOf(values, 2 * nodes);
            }
            values[nodes] = -1;
            edges[slot] = edge(node, b);
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

    private static long edge(int node, byte b) {
        return ((long) node << 8) | (b & 0xFF);
    }

    private int slot(long edge) {
        int mask = targets.length - 1;
        int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (targets[slot] != 0 && edges[slot] != edge) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
