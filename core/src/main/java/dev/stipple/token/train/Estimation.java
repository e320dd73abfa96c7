package dev.stipple.token.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One round of expectation maximisation: how often each piece is expected in the words under the present scores, and
/// the scores that follow from that.
///
/// The new scores take digamma instead of the logarithm, which favours few pieces (the Bayesian variant of Liang and
/// Klein 2007, as in sentencepiece); pieces expected less than half a time are dropped. Single letters stay, so that
/// every word can be cut.
final class Estimation {
    private static final double FEWEST = 0.5;

    /// Expected number of occurrences of each piece.
    private final double[] expected;

    private final double logLikelihood;

    private Estimation(double[] expected, double logLikelihood) {
        this.expected = expected;
        this.logLikelihood = logLikelihood;
    }

    /// Returns the logarithm of the probability of all words, each as often as it occurs.
    double logLikelihood() {
        return logLikelihood;
    }

    /// Runs over all words of the text.
    static Estimation of(Pieces pieces) {
        PieceTrie trie = new PieceTrie(pieces);
        List<Estimation> parts = WordSlices.inParallel(part -> ofPart(pieces, trie, part));
        double[] expected = new double[pieces.size()];
        double logLikelihood = 0;
        for (Estimation part : parts) {
            Arrays.setAll(expected, i -> expected[i] + part.expected[i]);
            logLikelihood += part.logLikelihood;
        }
        return new Estimation(expected, logLikelihood);
    }

    private static Estimation ofPart(Pieces pieces, PieceTrie trie, int part) {
        LetterText text = pieces.text();
        Lattice lattice = new Lattice(pieces, trie);
        double[] expected = new double[pieces.size()];
        double logLikelihood = 0;
        for (int word = part; word < text.words(); word += WordSlices.PARTS) {
            lattice.setWord(text.start(word), text.end(word));
            double count = text.count(word);
            logLikelihood += count * lattice.addExpected(count, expected);
        }
        return new Estimation(expected, logLikelihood);
    }

    /// Returns the pieces that are expected often enough, and all single letters, with new scores.
    Pieces maximise(Pieces pieces) {
        int[] kept = IntStream.range(0, expected.length)
                .filter(i -> expected[i] >= FEWEST || pieces.length(i) == 1)
                .toArray();
        double[] counts = Arrays.stream(kept)
                .mapToDouble(i -> Math.max(expected[i], FEWEST))
                .toArray();
        double logSum = digamma(Arrays.stream(counts).sum());
        return pieces.select(
                kept,
                Arrays.stream(counts).map(count -> digamma(count) - logSum).toArray());
    }

    /// The derivative of the logarithm of the gamma function: recurrence up to 6, then its asymptotic series
    /// (Abramowitz and Stegun 6.3.18).
    static double digamma(double x) {
        double shifted = x;
        double sum = 0;
        while (shifted < 6) {
            sum -= 1 / shifted;
            shifted++;
        }
        double inverse = 1 / (shifted * shifted);
        double series = inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse / 240)));
        return sum + Math.log(shifted) - 0.5 / shifted - series;
    }
}
