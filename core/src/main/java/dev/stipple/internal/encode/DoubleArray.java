package dev.stipple.internal.encode;

import java.util.Arrays;

/// Byte strings with numbers, as a tree in a double array: going down by one byte is one read of memory.
///
/// A node is a `long`: its label in 9 bits (or [#FREE]), where its children are in 27, its number plus 1 in 28. The
/// child by byte `b` is the node at `base ^ b`, if that has the label `b`: no two nodes share a base. Follows Aoe, "An
/// Efficient Digital Search Algorithm by Using a Double-Array Structure" (1989). Thread-safe.
final class DoubleArray {
    /// The node that no text leads to.
    static final long NONE = -1;

    /// The greatest number and the greatest count of nodes that fit.
    static final int LIMIT = (1 << 27) - 1;

    private static final int FREE = 0x100;
    private static final int LABEL_MASK = 0x1FF;
    private static final int BASE_SHIFT = 9;
    private static final int VALUE_SHIFT = 36;

    private final long[] nodes;
    private final long root;

    private DoubleArray(long[] nodes, long root) {
        this.nodes = nodes;
        this.root = root;
    }

    /// Returns the tree in which `strings[i]`, not empty, has the number `numbers[i]`; of equal strings the last
    /// counts.
    static DoubleArray of(byte[][] strings, int[] numbers) {
        Builder builder = new Builder(strings, numbers);
        long root = builder.build();
        return new DoubleArray(builder.nodes, root);
    }

    /// Returns the node of the empty string.
    long root() {
        return root;
    }

    /// Returns the node that byte `b` leads to, or [#NONE].
    long next(long node, byte b) {
        int label = b & 0xFF;
        long child = nodes[((int) (node >>> BASE_SHIFT) & LIMIT) ^ label];
        return (child & LABEL_MASK) == label ? child : NONE;
    }

    /// Returns the number of the string that ends at `node`, or a negative number if none does.
    static int number(long node) {
        return (int) (node >>> VALUE_SHIFT) - 1;
    }

    /// Returns the number of the string that is all of `text[from, to)`, or a negative number.
    int number(byte[] text, int from, int to) {
        long node = root;
        for (int at = from; at < to && node != NONE; at++) {
            node = next(node, text[at]);
        }
        return node == NONE ? -1 : number(node);
    }

    /// Places the nodes, those of a level after those of the level above.
    private static final class Builder {
        private static final int BLOCK = 256;
        /// How many of the last blocks are searched for room: older ones are nearly full.
        private static final int OPEN = 16;
        /// How often a block is searched in vain before it counts as full.
        private static final int PATIENCE = 8;

        private final byte[][] strings;
        private final int[] numbers;
        private long[] nodes = new long[BLOCK];
        private boolean[] usedBases = new boolean[BLOCK];
        private int end = BLOCK;
        /// Nodes whose children are still to be placed: the first and last string below it, its depth and place.
        private int[] waiting = new int[1 << 12];
        private int waitingEnd;

        private final byte[] labels = new byte[BLOCK];
        /// How many nodes are free in each block, and how many more vain searches it is worth.
        private int[] room = new int[64];

        private int[] patience = new int[64];

        Builder(byte[][] strings, int[] numbers) {
            Integer[] order = new Integer[strings.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(strings[a], strings[b]));
            this.strings = new byte[order.length][];
            this.numbers = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                this.strings[i] = strings[order[i]];
                this.numbers[i] = numbers[order[i]];
            }
            Arrays.fill(nodes, FREE);
            // The base of leaves.
            usedBases[0] = true;
            open(0);
        }

        long build() {
            long root = place(0, strings.length, 0, 0);
            for (int next = 0; next < waitingEnd; next += 4) {
                int place = waiting[next + 3];
                // Placing may replace the array.
                long node = place(waiting[next], waiting[next + 1], waiting[next + 2], nodes[place]);
                nodes[place] = node;
            }
            return root;
        }

        /// Places the children of a node, whose strings are `[from, to)`, and returns the node with their base.
        private long place(int from, int to, int depth, long node) {
            int first = from;
            while (first < to && strings[first].length == depth) {
                first++;
            }
            int count = 0;
            for (int i = first; i < to; i++) {
                byte label = strings[i][depth];
                if (count == 0 || labels[count - 1] != label) {
                    labels[count++] = label;
                }
            }
            if (count == 0) {
                return node;
            }
            int base = base(count);
            usedBases[base] = true;
            for (int start = first; start < to; ) {
                byte label = strings[start][depth];
                int stop = start + 1;
                while (stop < to && strings[stop][depth] == label) {
                    stop++;
                }
                add(base ^ (label & 0xFF), label & 0xFF, start, stop, depth + 1);
                start = stop;
            }
            return node | ((long) base << BASE_SHIFT);
        }

        private void add(int place, int label, int from, int to, int depth) {
            long number = 0;
            for (int i = from; i < to && strings[i].length == depth; i++) {
                number = numbers[i] + 1L;
            }
            nodes[place] = label | (number << VALUE_SHIFT);
            if (strings[to - 1].length == depth) {
                return;
            }
            if (waitingEnd == waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * waitingEnd);
            }
            waiting[waitingEnd++] = from;
            waiting[waitingEnd++] = to;
            waiting[waitingEnd++] = depth;
            waiting[waitingEnd++] = place;
        }

        /// A base at which there is room for `count` of the labels.
        private int base(int count) {
            for (int block = Math.max(0, end - OPEN * BLOCK); block < end; block += BLOCK) {
                int index = block / BLOCK;
                if (patience[index] > 0 && room[index] >= count) {
                    for (int place = block; place < block + BLOCK; place++) {
                        int base = place ^ (labels[0] & 0xFF);
                        if (nodes[place] == FREE && !usedBases[base] && hasRoom(base, count)) {
                            room[index] -= count;
                            return base;
                        }
                    }
                    patience[index]--;
                }
            }
            int block = end;
            open(block / BLOCK);
            room[block / BLOCK] -= count;
            end += BLOCK;
            if (end > nodes.length) {
                int old = nodes.length;
                nodes = Arrays.copyOf(nodes, 2 * old);
                Arrays.fill(nodes, old, nodes.length, FREE);
                usedBases = Arrays.copyOf(usedBases, 2 * old);
            }
            return block;
        }

        private void open(int block) {
            if (block >= room.length) {
                room = Arrays.copyOf(room, 2 * room.length);
                patience = Arrays.copyOf(patience, 2 * patience.length);
            }
            room[block] = BLOCK;
            patience[block] = PATIENCE;
        }

        private boolean hasRoom(int base, int count) {
            for (int i = 1; i < count; i++) {
                if (nodes[base ^ (labels[i] & 0xFF)] != FREE) {
                    return false;
                }
            }
            return true;
        }
    }
}
