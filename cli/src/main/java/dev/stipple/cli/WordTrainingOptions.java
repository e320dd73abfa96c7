package dev.stipple.cli;

import dev.stipple.document.Doc2Vec;
import dev.stipple.text.Splitter;
import dev.stipple.word.train.FastText;
import dev.stipple.word.train.Glove;
import dev.stipple.word.train.Word2Vec;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How word vectors are to be trained, but for their dimension.
final class WordTrainingOptions {
    /// What is trained, with the options that mean nothing to some others.
    enum Algorithm {
        SKIPGRAM("--loss", "--negatives", "--negative-reuse", "--sample", "--save-model", "--continue", "--tokenizer"),
        CBOW(
                "--loss",
                "--negatives",
                "--negative-reuse",
                "--sample",
                "--cbow-gradient",
                "--save-model",
                "--continue",
                "--tokenizer"),
        FASTTEXT(
                "--negatives",
                "--negative-reuse",
                "--sample",
                "--tokenizer",
                "--min-ngram",
                "--max-ngram",
                "--buckets"),
        GLOVE("--x-max", "--alpha", "--vector", "--tokenizer"),
        DOC2VEC("--negatives", "--negative-reuse", "--sample", "--document-model", "--with-words", "--tags");

        @SuppressWarnings("ImmutableEnumChecker") // the set is immutable
        private final Set<String> options;

        Algorithm(String... options) {
            this.options = Set.of(options);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "skipgram",
            description = {
                "skipgram: each neighbour predicts the word (the default).",
                "cbow: the mean of all neighbours predicts the word.",
                "fasttext: as skipgram, by the word's n-grams of characters too: unknown words get vectors.",
                "glove: dot products tell how often two words stand near each other.",
                "doc2vec: each line is a document and gets a vector; with words if they are needed."
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
            defaultValue = "classic",
            description = "classic: each word of a context gets all of its gradient, as in word2vec.c and gensim (the"
                    + " default); mean: they share it, as calculus has it.")
    private Word2Vec.CbowGradient cbowGradient;

    @Option(names = "--window", paramLabel = "N", description = "Words on each side, at most (default: 5, glove: 15).")
    private @Nullable Integer window;

    @Option(
            names = "--negatives",
            paramLabel = "N",
            description = "Words drawn as counter-examples for each pair, with negative-sampling (default: 5).")
    private @Nullable Integer negatives;

    @Option(
            names = "--negative-reuse",
            paramLabel = "N",
            description = "How often a drawn counter-example is used, at most; 1 is slower (default: 200, cbow: 16,"
                    + " fasttext: 8).")
    private @Nullable Integer negativeReuse;

    @Option(
            names = "--sample",
            paramLabel = "X",
            description = "Thin out words more frequent than this; 0 keeps all (default: 1e-4, doc2vec: 1e-3).")
    private @Nullable Double sample;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "5",
            description = "Leave out words that occur less often (default: 5).")
    private int minCount;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Passes over the corpus (default: 5, doc2vec: 10), for glove over the pairs of words (default: 25).")
    private @Nullable Integer epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "At the start; it falls (default: 0.025 for skipgram and doc2vec, 0.05 for cbow, fasttext and"
                    + " glove, 0.15 for cbow with --cbow-gradient mean).")
    private @Nullable Double learningRate;

    @Option(names = "--threads", paramLabel = "N", description = "How many work side by side (default: all cores).")
    private @Nullable Integer threads;

    @Option(
            names = "--deterministic",
            description = "The same seed and number of threads give the same vectors, which one thread does anyway;"
                    + " slower.")
    private boolean deterministic;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of all that is random (default: 1).")
    private long seed;

    @Mixin
    private NgramOptions ngrams;

    @Mixin
    private GloveOptions glove;

    /// Whether the vectors will have n-grams, which not every format keeps.
    boolean hasNgrams() {
        return algorithm == Algorithm.FASTTEXT;
    }

    /// Whether an option is one that Word2Vec has, or all algorithms.
    static boolean concernsWord2Vec(String option) {
        boolean ofSome = Stream.of(Algorithm.values()).anyMatch(algorithm -> algorithm.options.contains(option));
        return !ofSome || Algorithm.CBOW.options.contains(option);
    }

    /// Returns the trainer that the options ask for.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or an option means nothing to the others
    WordTrainer trainer(int dimension, Splitter splitter, Function<Word2Vec.Config, WordTrainer> word2vec) {
        return switch (algorithm) {
            case GLOVE -> WordTrainer.of(gloveConfig().withDimension(dimension).withSplitter(splitter));
            case FASTTEXT ->
                WordTrainer.of(fastTextConfig().withDimension(dimension).withSplitter(splitter));
            default -> word2vec.apply(config().withDimension(dimension).withSplitter(splitter));
        };
    }

    /// Returns what is trained.
    Algorithm algorithm() {
        return algorithm;
    }

    /// Whether that is Word2Vec.
    boolean isWord2Vec() {
        return algorithm == Algorithm.SKIPGRAM || algorithm == Algorithm.CBOW;
    }

    /// Returns what the options say of Word2Vec.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or an option means nothing to the others
    Word2Vec.Config config() {
        refuseOptionsOfOthers();
        if (!isWord2Vec()) {
            throw new IllegalArgumentException(
                    "--algorithm is " + Choice.name(algorithm) + "; it must be skipgram or cbow here");
        }
        if (loss == Word2Vec.Loss.HIERARCHICAL_SOFTMAX) {
            refuse(negatives, "--negatives");
            refuse(negativeReuse, "--negative-reuse");
        }
        Word2Vec.Config usual = usualConfig();
        return usual.withLoss(loss)
                .withCbowGradient(cbowGradient)
                .withWindow(orElse(window, usual.window()))
                .withNegatives(orElse(negatives, usual.negatives()))
                .withNegativeReuse(orElse(negativeReuse, usual.negativeReuse()))
                .withSample(orElse(sample, usual.sample()))
                .withMinCount(minCount)
                .withEpochs(orElse(epochs, usual.epochs()))
                .withMinLearningRate(least(usual.minLearningRate()))
                .withLearningRate(orElse(learningRate, usual.learningRate()))
                .withThreads(orElse(threads, usual.threads()))
                .withDeterministic(deterministic)
                .withSeed(seed);
    }

    private Word2Vec.Config usualConfig() {
        if (algorithm != Algorithm.CBOW) {
            return Word2Vec.Config.DEFAULT;
        }
        return cbowGradient == Word2Vec.CbowGradient.MEAN ? Word2Vec.Config.CBOW_MEAN_GRADIENT : Word2Vec.Config.CBOW;
    }

    private FastText.Config fastTextConfig() {
        refuseOptionsOfOthers();
        FastText.Config usual = ngrams.applyTo(FastText.Config.DEFAULT);
        return usual.withWindow(orElse(window, usual.window()))
                .withNegatives(orElse(negatives, usual.negatives()))
                .withNegativeReuse(orElse(negativeReuse, usual.negativeReuse()))
                .withSample(orElse(sample, usual.sample()))
                .withMinCount(minCount)
                .withEpochs(orElse(epochs, usual.epochs()))
                .withLearningRate(orElse(learningRate, usual.learningRate()))
                .withThreads(orElse(threads, usual.threads()))
                .withDeterministic(deterministic)
                .withSeed(seed);
    }

    private Glove.Config gloveConfig() {
        refuseOptionsOfOthers();
        Glove.Config usual = glove.applyTo(Glove.Config.DEFAULT);
        return usual.withWindow(orElse(window, usual.window()))
                .withMinCount(minCount)
                .withEpochs(orElse(epochs, usual.epochs()))
                .withLearningRate(orElse(learningRate, usual.learningRate()))
                .withThreads(orElse(threads, usual.threads()))
                .withDeterministic(deterministic)
                .withSeed(seed);
    }

    /// Returns `usual` with what the options say of Doc2Vec.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or an option means nothing to the others
    Doc2Vec.Config applyTo(Doc2Vec.Config usual) {
        refuseOptionsOfOthers();
        return usual.withWindow(orElse(window, usual.window()))
                .withNegatives(orElse(negatives, usual.negatives()))
                .withNegativeReuse(orElse(negativeReuse, usual.negativeReuse()))
                .withSample(orElse(sample, usual.sample()))
                .withMinCount(minCount)
                .withEpochs(orElse(epochs, usual.epochs()))
                .withMinLearningRate(least(usual.minLearningRate()))
                .withLearningRate(orElse(learningRate, usual.learningRate()))
                .withThreads(orElse(threads, usual.threads()))
                .withDeterministic(deterministic)
                .withSeed(seed);
    }

    /// The rate at the end, which is no higher than one that was given for the start.
    private double least(double usual) {
        return learningRate == null ? usual : Math.clamp(learningRate, 0, usual);
    }

    private void refuseOptionsOfOthers() {
        if (isGiven("--tokenizer") && isGiven("--splitter")) {
            throw new IllegalArgumentException("--splitter means nothing where --tokenizer says what words are");
        }
        for (Algorithm other : Algorithm.values()) {
            for (String option : other.options) {
                if (!algorithm.options.contains(option) && isGiven(option)) {
                    throw new IllegalArgumentException(option + " means nothing to " + Choice.name(algorithm));
                }
            }
        }
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private static void refuse(@Nullable Integer given, String option) {
        if (given != null) {
            throw new IllegalArgumentException(option + " means nothing to hierarchical-softmax");
        }
    }

    private static <T> T orElse(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
