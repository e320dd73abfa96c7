package dev.stipple.cli;

import dev.stipple.word.train.Word2Vec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How word vectors are to be trained.
final class WordTrainingOptions {
    /// What is trained.
    enum Algorithm {
        SKIPGRAM,
        CBOW
    }

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "skipgram",
            description = {
                "skipgram: each neighbour predicts the word (the default).",
                "cbow: the mean of all neighbours predicts the word."
            })
    private Algorithm algorithm;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            defaultValue = "negative-sampling",
            description = "negative-sampling (the default) or hierarchical-softmax.")
    private Word2Vec.Loss loss;

    @Option(
            names = "--cbow-gradient",
            paramLabel = "NAME",
            defaultValue = "mean",
            description =
                    "mean: the words of a context share its gradient (the default); classic: each gets all of it, as"
                            + " in word2vec.c.")
    private Word2Vec.CbowGradient cbowGradient;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            defaultValue = "100",
            description = "Length of the vectors, from 1 to 4096 (default: 100).")
    private int dimension;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "5",
            description = "Words on each side, at most (default: 5).")
    private int window;

    @Option(
            names = "--negatives",
            paramLabel = "N",
            description = "Words drawn as counter-examples for each pair, with negative-sampling (default: 5).")
    private @Nullable Integer negatives;

    @Option(
            names = "--sample",
            paramLabel = "X",
            defaultValue = "1e-4",
            description = "Thin out words more frequent than this; 0 keeps all (default: 1e-4).")
    private double sample;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "5",
            description = "Leave out words that occur less often (default: 5).")
    private int minCount;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Passes over the corpus (default: 5).")
    private int epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "At the start; it falls linearly (default: 0.025 for skipgram, 0.05 for cbow).")
    private @Nullable Double learningRate;

    @Option(names = "--threads", paramLabel = "N", description = "How many work side by side (default: all cores).")
    private @Nullable Integer threads;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of all that is random (default: 1).")
    private long seed;

    /// Returns what the options say.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or an option means nothing to the others
    Word2Vec.Config config() {
        if (negatives != null && loss == Word2Vec.Loss.HIERARCHICAL_SOFTMAX) {
            throw new IllegalArgumentException("--negatives means nothing to hierarchical-softmax");
        }
        Word2Vec.Config usual = algorithm == Algorithm.CBOW ? Word2Vec.Config.CBOW : Word2Vec.Config.DEFAULT;
        return usual.withLoss(loss)
                .withCbowGradient(cbowGradient)
                .withDimension(dimension)
                .withWindow(window)
                .withNegatives(negatives == null ? usual.negatives() : negatives)
                .withSample(sample)
                .withMinCount(minCount)
                .withEpochs(epochs)
                .withLearningRate(learningRate == null ? usual.learningRate() : learningRate)
                .withThreads(threads == null ? usual.threads() : threads)
                .withSeed(seed);
    }
}
