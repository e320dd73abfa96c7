package dev.stipple.token.train;

import dev.stipple.internal.LongMap;
import java.util.Arrays;

/// Finds the pieces that begin at a letter: a tree of letters, its nodes numbered from the root 0.
final class PieceTrie {
    static final int ROOT = 0;
    static final int NONE = -1;

    /// Child nodes by node and letter.
    private final LongMap children = new LongMap();
    /// Piece that ends at each node.
    private int[] pieces = new int[1 << 10];
    private int size = 1;

    PieceTrie(Pieces source) {
        Arrays.fill(pieces, NONE);
        int[] letters = source.text().letters();
        for (int piece = 0; piece < source.size(); piece++) {
            int start = source.start(piece);
            int node = ROOT;
            for (int i = start; i < start + source.length(piece); i++) {
                node = childOrNew(node, letters[i]);
            }
            pieces[node] = piece;
        }
    }

    /// Returns the node one `letter` below `node`, or [#NONE].
    int child(int node, int letter) {
        return (int) children.get(((long) node << 32) | letter, NONE);
    }

    /// Returns the piece that is spelt on the way to `node`, or [#NONE].
    int piece(int node) {
        return pieces[node];
    }

    private int childOrNew(int node, int letter) {
        int child = child(node, letter);
        if (child != NONE) {
            return child;
        }
        if (size == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * size);
            Arrays.fill(pieces, size, pieces.length, NONE);
        }
        children.add(((long) node << 32) | letter, size);
        return size++;
    }
}
