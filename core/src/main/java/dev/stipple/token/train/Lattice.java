package dev.stipple.token.train;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// All ways to cut one word into pieces: the sum over them, and the best of them.
///
/// Edges are pieces; they run from letter to letter and are kept in the order of their starts. A letter that is no
/// piece gets an edge of its own, the unknown piece. Scores are natural logarithms. Reused from word to word; not
/// thread-safe.
final class Lattice {
    /// The piece of an unknown letter.
    static final int UNKNOWN = -1;
    /// How far the score of an unknown letter lies below the lowest of the pieces, as in sentencepiece.
    private static final double UNKNOWN_PENALTY = 10;
    /// A term so much smaller than another adds nothing to a double.
    private static final double NEGLIGIBLE = 40;

    private final Pieces pieces;
    private final PieceTrie trie;
    private final double unknownScore;

    private int length;
    private int edges;
    private int[] from = new int[256];
    private int[] to = new int[256];
    private int[] piece = new int[256];

    /// Logarithm of the summed probability of all ways to reach a letter, and to go on from it.
    private double[] forward = new double[64];

    private double[] backward = new double[64];
    /// Score of the best way to reach a letter, and its last edge.
    private double[] best = new double[64];

    private int[] bestEdge = new int[64];

    Lattice(Pieces pieces, PieceTrie trie) {
        this.pieces = pieces;
        this.trie = trie;
        unknownScore = pieces.lowestScore() - UNKNOWN_PENALTY;
    }

    /// Takes the letters `[start, end)` of the text as the word.
    void setWord(int start, int end) {
        int[] letters = pieces.text().letters();
        length = end - start;
        edges = 0;
        if (length >= forward.length) {
            reserve(2 * length);
        }
        for (int i = 0; i < length; i++) {
            boolean single = false;
            int node = PieceTrie.ROOT;
            for (int j = i; j < length; j++) {
                node = trie.child(node, letters[start + j]);
                if (node == PieceTrie.NONE) {
                    break;
                }
                if (trie.piece(node) != PieceTrie.NONE) {
                    addEdge(i, j + 1, trie.piece(node));
                    single |= j == i;
                }
            }
            if (!single) {
                addEdge(i, i + 1, UNKNOWN);
            }
        }
    }

    /// Adds to `expected[p]`, for each piece `p`, `weight` times the number of times the word is expected to hold
    /// it.
    ///
    /// @return the logarithm of the word's probability, over all ways to cut it
    double addExpected(double weight, double[] expected) {
        Arrays.fill(forward, 0, length + 1, Double.NEGATIVE_INFINITY);
        Arrays.fill(backward, 0, length + 1, Double.NEGATIVE_INFINITY);
        forward[0] = 0;
        backward[length] = 0;
        for (int edge = 0; edge < edges; edge++) {
            forward[to[edge]] = logAdd(forward[to[edge]], forward[from[edge]] + score(edge));
        }
        for (int edge = edges - 1; edge >= 0; edge--) {
            backward[from[edge]] = logAdd(backward[from[edge]], backward[to[edge]] + score(edge));
        }
        double total = forward[length];
        for (int edge = 0; edge < edges; edge++) {
            if (piece[edge] != UNKNOWN) {
                double log = forward[from[edge]] + score(edge) + backward[to[edge]] - total;
                expected[piece[edge]] += weight * Math.exp(log);
            }
        }
        return total;
    }

    /// Finds the best way to cut the word, for [#forEachBest].
    ///
    /// @param withWhole  whether the word may be one piece
    /// @return its score; negative infinity where there is none
    double findBest(boolean withWhole) {
        Arrays.fill(best, 0, length + 1, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        for (int edge = 0; edge < edges; edge++) {
            if (!withWhole && to[edge] - from[edge] == length) {
                continue;
            }
            double score = best[from[edge]] + score(edge);
            if (score > best[to[edge]]) {
                best[to[edge]] = score;
                bestEdge[to[edge]] = edge;
            }
        }
        return best[length];
    }

    /// Gives the pieces of the best way that was found, from the last to the first; unknown letters are left out.
    void forEachBest(IntConsumer action) {
        for (int at = length; at > 0; at = from[bestEdge[at]]) {
            if (piece[bestEdge[at]] != UNKNOWN) {
                action.accept(piece[bestEdge[at]]);
            }
        }
    }

    private double score(int edge) {
        return piece[edge] == UNKNOWN ? unknownScore : pieces.score(piece[edge]);
    }

    private static double logAdd(double a, double b) {
        double high = Math.max(a, b);
        double below = high - Math.min(a, b);
        // Also taken where the lower one is negative infinity.
        return below < NEGLIGIBLE ? high + Math.log1p(Math.exp(-below)) : high;
    }

    private void addEdge(int start, int end, int pieceOfEdge) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, 2 * edges);
            to = Arrays.copyOf(to, 2 * edges);
            piece = Arrays.copyOf(piece, 2 * edges);
        }
        from[edges] = start;
        to[edges] = end;
        piece[edges++] = pieceOfEdge;
    }

    private void reserve(int letters) {
        forward = new double[letters];
        backward = new double[letters];
        best = new double[letters];
        bestEdge = new int[letters];
    }
}
