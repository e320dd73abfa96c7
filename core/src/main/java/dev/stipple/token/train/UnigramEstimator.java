package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the pieces of a Unigram vocabulary and their probabilities.
///
/// From far too many candidates, rounds of expectation maximisation and pruning lead down to the size that is wanted:
/// Kudo 2018, *Subword Regularization: Improving Neural Network Translation Models with Multiple Subword Candidates*,
/// in the order and with the constants of sentencepiece. Deterministic on any number of cores.
final class UnigramEstimator {
    /// Pruning stops a little above the wanted size; the least probable pieces go at the end.
    private static final double SPARE = 1.1;

    /// What the estimation may choose.
    ///
    /// @param size  the number of pieces wanted
    /// @param candidates  the number of candidates to start from, letters not counted
    /// @param longestPiece  the most letters of a piece
    /// @param shrinkingFactor  what part of the pieces a pruning leaves, between 0 and 1
    /// @param subIterations  rounds of expectation maximisation between prunings
    record Rules(int size, int candidates, int longestPiece, double shrinkingFactor, int subIterations) {}

    private UnigramEstimator() {}

    /// Returns at most `rules.size()` pieces, the most probable first; every letter of the text that is kept is
    /// one.
    static Pieces estimate(LetterText text, Rules rules, Progress progress) {
        Pieces pieces = SeedPieces.of(text, rules.candidates(), rules.longestPiece());
        int spareSize = (int) Math.max(rules.size(), Math.min(Integer.MAX_VALUE, rules.size() * SPARE));
        try (Phase phase = new Phase(progress, "estimate pieces", "pieces dropped", pieces.size() - rules.size())) {
            int candidates = pieces.size();
            while (true) {
                for (int i = 0; i < rules.subIterations(); i++) {
                    pieces = Estimation.of(pieces).maximise(pieces);
                    phase.advanceTo(candidates - pieces.size());
                }
                if (pieces.size() <= spareSize) {
                    return mostProbable(pieces, rules.size());
                }
                int target = (int) Math.max(spareSize, rules.shrinkingFactor() * pieces.size());
                Pieces pruned = Pruning.prune(pieces, target);
                phase.advanceTo(candidates - pruned.size());
                pieces = pruned;
            }
        }
    }

    private static Pieces mostProbable(Pieces pieces, int size) {
        Comparator<Integer> mostProbableFirst = (a, b) -> Double.compare(pieces.score(b), pieces.score(a));
        List<Integer> letters = IntStream.range(0, pieces.size())
                .filter(i -> pieces.length(i) == 1)
                .boxed()
                .toList();
        Stream<Integer> others = IntStream.range(0, pieces.size())
                .filter(i -> pieces.length(i) > 1)
                .boxed()
                .sorted(mostProbableFirst)
                .limit(Math.max(0, size - letters.size()));
        return pieces.select(Stream.concat(letters.stream(), others)
                .sorted(mostProbableFirst)
                .mapToInt(Integer::intValue)
                .toArray());
    }
}
