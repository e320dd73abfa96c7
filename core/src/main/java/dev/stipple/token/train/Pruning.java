package dev.stipple.token.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Decides which pieces the words can best do without.
///
/// The loss of a piece is how much less likely the words become when each of its places takes the best other way to
/// spell it. The places are those in the best way to cut each word; that only this piece goes is an approximation, as
/// in Kudo 2018, *Subword Regularization*, and in sentencepiece.
final class Pruning {
    private final Pieces pieces;
    private final PieceTrie trie;
    /// How often each piece stands in the best way to cut the words.
    private final double[] used;

    private Pruning(Pieces pieces) {
        this.pieces = pieces;
        trie = new PieceTrie(pieces);
        used = countUses();
    }

    /// Returns the `target` pieces whose loss is greatest; fewer where some are of no use at all.
    static Pieces prune(Pieces pieces, int target) {
        return new Pruning(pieces).keep(target);
    }

    private double[] countUses() {
        List<double[]> parts = WordSlices.inParallel(this::countUsesOfPart);
        double[] sum = new double[pieces.size()];
        for (double[] part : parts) {
            Arrays.setAll(sum, i -> sum[i] + part[i]);
        }
        return sum;
    }

    private double[] countUsesOfPart(int part) {
        LetterText text = pieces.text();
        Lattice lattice = new Lattice(pieces, trie);
        double[] uses = new double[pieces.size()];
        for (int word = part; word < text.words(); word += WordSlices.PARTS) {
            lattice.setWord(text.start(word), text.end(word));
            lattice.findBest(true);
            long count = text.count(word);
            lattice.forEachBest(piece -> uses[piece] += count);
        }
        return uses;
    }

    private Pieces keep(int target) {
        double[] losses = losses();
        int[] kept = IntStream.range(0, pieces.size())
                .filter(i -> losses[i] != Double.NEGATIVE_INFINITY)
                .boxed()
                .sorted((a, b) -> Double.compare(losses[b], losses[a]))
                .limit(target)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return pieces.select(kept);
    }

    /// Returns the loss of each piece: positive infinity for a single letter, negative infinity where it is
    /// never the best way.
    private double[] losses() {
        double sum = Arrays.stream(used).sum();
        Lattice lattice = new Lattice(pieces, trie);
        double[] losses = new double[pieces.size()];
        for (int piece = 0; piece < losses.length; piece++) {
            losses[piece] = loss(piece, lattice, sum);
        }
        return losses;
    }

    private double loss(int piece, Lattice lattice, double sum) {
        int start = pieces.start(piece);
        int length = pieces.length(piece);
        if (length == 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (used[piece] == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        lattice.setWord(start, start + length);
        if (lattice.findBest(false) > pieces.score(piece)) {
            return Double.NEGATIVE_INFINITY;
        }
        double uses = used[piece];
        Parts parts = new Parts();
        lattice.forEachBest(other -> {
            parts.number++;
            parts.logUses += Math.log(used[other] + uses);
        });
        // Each use of the piece becomes `number` uses of its parts.
        double logSum = Math.log(sum + uses * (parts.number - 1));
        double logWithout = parts.logUses - parts.number * logSum;
        return uses * (Math.log(uses) - Math.log(sum) - logWithout);
    }

    /// What is summed over the parts that replace a piece.
    private static final class Parts {
        int number;
        double logUses;
    }
}
