package dev.stipple.word.train;

import static dev.stipple.word.train.Ranges.inRange;

import dev.stipple.Progress;
import dev.stipple.internal.train.CheckpointFile;
import dev.stipple.internal.train.GloveEngine;
import dev.stipple.internal.train.GloveRows;
import dev.stipple.internal.train.GloveSettings;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.train.TrainingCheckpoints;
import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Trains GloVe vectors: words are placed so that the dot product of two of them tells how often they stand near each
/// other ([Pennington et al., 2014](https://aclanthology.org/D14-1162/)).
///
/// ```java
/// WordVectors words = Glove.train(Corpus.lines(file), Glove.Config.DEFAULT.withDimension(300));
/// ```
///
/// The corpus is counted once; each epoch is a pass over the pairs of words that met. The ids of its words,
/// four bytes each, are kept in memory up to a quarter of the heap, the pairs, 16 bytes each, up to a third; what is
/// more goes to temporary files.
public final class Glove {
    /// What part of the heap pairs may take.
    private static final int PART_OF_HEAP = 3;

    private Glove() {}

    /// What becomes the vector of a word.
    public enum Vector {
        /// The sum of the vectors that it has as a word and as a context, which the paper finds better.
        SUM,
        /// The vector that it has as a word.
        WORD
    }

    /// How vectors are trained.
    ///
    /// @param vector  what becomes the vector of a word
    /// @param splitter  what cuts texts into words
    /// @param dimension  length of the vectors, from 1 to 4,096
    /// @param window  words on each side; one that is `d` words away counts 1/d
    /// @param xMax  pairs that met more often than this weigh no more; the paper's x_max
    /// @param alpha  pairs that met less often weigh `(times / xMax)` to the power of this
    /// @param minCount  words that occur less often are left out
    /// @param epochs  passes over the pairs
    /// @param learningRate  the step at the start; AdaGrad makes it smaller, for each number apart
    /// @param threads  how many work side by side
    /// @param deterministic  whether the same seed and number of threads give the same bytes, which one thread does
    /// anyway; slower. Counts of a corpus that is too large to be counted at once depend on the size of the heap
    /// too
    /// @param seed  of all that is random
    public record Config(
            Vector vector,
            Splitter splitter,
            int dimension,
            int window,
            double xMax,
            double alpha,
            int minCount,
            int epochs,
            double learningRate,
            int threads,
            boolean deterministic,
            long seed) {
        /// 100 dimensions, otherwise the settings of the authors' program.
        public static final Config DEFAULT = new Config(
                Vector.SUM,
                Splitter.blanks(),
                100,
                15,
                100,
                0.75,
                5,
                25,
                0.05,
                Runtime.getRuntime().availableProcessors(),
                false,
                1);

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of range
        public Config {
            inRange("dimension", dimension, 1, 4096);
            inRange("window", window, 1, 1 << 20);
            inRange("xMax", xMax, Double.MIN_NORMAL, Double.MAX_VALUE);
            inRange("alpha", alpha, 0, 10);
            inRange("minCount", minCount, 1, Integer.MAX_VALUE);
            inRange("epochs", epochs, 1, 1 << 20);
            inRange("learningRate", learningRate, Double.MIN_NORMAL, 10);
            inRange("threads", threads, 1, 1024);
        }

        /// Returns this with `vector`.
        public Config withVector(Vector vector) {
            return with(draft -> draft.vector = vector);
        }

        /// Returns this with `splitter`.
        public Config withSplitter(Splitter splitter) {
            return with(draft -> draft.splitter = splitter);
        }

        /// Returns this with `dimension`.
        public Config withDimension(int dimension) {
            return with(draft -> draft.dimension = dimension);
        }

        /// Returns this with `window`.
        public Config withWindow(int window) {
            return with(draft -> draft.window = window);
        }

        /// Returns this with `xMax`.
        public Config withXMax(double xMax) {
            return with(draft -> draft.xMax = xMax);
        }

        /// Returns this with `alpha`.
        public Config withAlpha(double alpha) {
            return with(draft -> draft.alpha = alpha);
        }

        /// Returns this with `minCount`.
        public Config withMinCount(int minCount) {
            return with(draft -> draft.minCount = minCount);
        }

        /// Returns this with `epochs`.
        public Config withEpochs(int epochs) {
            return with(draft -> draft.epochs = epochs);
        }

        /// Returns this with `learningRate`.
        public Config withLearningRate(double learningRate) {
            return with(draft -> draft.learningRate = learningRate);
        }

        /// Returns this with `threads`.
        public Config withThreads(int threads) {
            return with(draft -> draft.threads = threads);
        }

        /// Returns this with `deterministic`.
        public Config withDeterministic(boolean deterministic) {
            return with(draft -> draft.deterministic = deterministic);
        }

        /// Returns this with `seed`.
        public Config withSeed(long seed) {
            return with(draft -> draft.seed = seed);
        }

        private Config with(Consumer<Draft> change) {
            Draft draft = new Draft(this);
            change.accept(draft);
            return draft.config();
        }

        GloveSettings settings() {
            return new GloveSettings(
                    dimension,
                    window,
                    epochs,
                    (float) learningRate,
                    xMax,
                    alpha,
                    threads,
                    deterministic,
                    seed,
                    Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
        }
    }

    /// Settings that can still change, one at a time: what lets each `with` name one setting, not all.
    private static final class Draft {
        Vector vector;
        Splitter splitter;
        int dimension;
        int window;
        double xMax;
        double alpha;
        int minCount;
        int epochs;
        double learningRate;
        int threads;
        boolean deterministic;
        long seed;

        Draft(Config config) {
            vector = config.vector;
            splitter = config.splitter;
            dimension = config.dimension;
            window = config.window;
            xMax = config.xMax;
            alpha = config.alpha;
            minCount = config.minCount;
            epochs = config.epochs;
            learningRate = config.learningRate;
            threads = config.threads;
            deterministic = config.deterministic;
            seed = config.seed;
        }

        Config config() {
            return new Config(
                    vector,
                    splitter,
                    dimension,
                    window,
                    xMax,
                    alpha,
                    minCount,
                    epochs,
                    learningRate,
                    threads,
                    deterministic,
                    seed);
        }
    }

    /// Returns vectors that are trained on the texts of `corpus`.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough, or no two words stand together
    /// @throws IOException if the corpus cannot be read, or the temporary file not be written
    public static WordVectors train(Corpus corpus, Config config) throws IOException {
        return train(corpus, config, Progress.NONE);
    }

    /// Returns vectors that are trained on the texts of `corpus`, and tells `progress` how far that is, with the loss
    /// of a pair: half the weighted square of its error.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough, no two words stand together, or the
    /// learning rate is so high that numbers run out of their range
    /// @throws IOException if the corpus cannot be read, or the temporary file not be written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Config config, Progress progress) throws IOException {
        return train(corpus, TextWords.of(config.splitter()), config, Optional.empty(), progress);
    }

    /// Returns vectors that are trained on the texts of `corpus`, and can go on from the last checkpoint when the
    /// training is killed meanwhile. There is one after an epoch, if it is time; a training that goes on counts the
    /// corpus again.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough, no two words stand together, or the
    /// learning rate is so high that numbers run out of their range; or the checkpoint is one of another corpus or
    /// of other settings
    /// @throws IOException if the corpus cannot be read, the temporary file not be written, or a checkpoint not be
    /// read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(config.splitter()), config, Optional.of(checkpoints), progress);
    }

    /// Returns vectors for the tokens of `tokenizer`, as they are spelt in its vocabulary: those that occur often
    /// enough in the texts of `corpus`. The splitter means nothing here.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough, or no two tokens stand together
    /// @throws IOException if the corpus cannot be read, or the temporary file not be written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Tokenizer tokenizer, Config config, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(tokenizer), config, Optional.empty(), progress);
    }

    /// Returns vectors for the tokens of `tokenizer`, as [#train(Corpus, Tokenizer, Config, Progress)], with
    /// checkpoints.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough, no two tokens stand together, or the
    /// checkpoint is one of another corpus or of other settings
    /// @throws IOException if the corpus cannot be read, the temporary file not be written, or a checkpoint not be
    /// read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(
            Corpus corpus, Tokenizer tokenizer, Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(tokenizer), config, Optional.of(checkpoints), progress);
    }

    private static WordVectors train(
            Corpus corpus, TextWords words, Config config, Optional<Checkpoints> checkpoints, Progress progress)
            throws IOException {
        TrainingCorpus.Settings reading =
                TrainingCorpus.Settings.DEFAULT.withMinCount(config.minCount()).withThreads(config.threads());
        try (TrainingCorpus read = TrainingCorpus.read(corpus, words, reading, progress)) {
            TrainingCheckpoints keeper = Checkpoints.keeper(
                    checkpoints, CheckpointFile.Kind.GLOVE, config.settings().texts(), read.vocabulary());
            GloveRows rows = GloveEngine.train(read, config.settings(), keeper, progress);
            return WordVectors.of(new VectorTable(
                    read.vocabulary().words(),
                    rows.vectors(config.vector() == Vector.SUM),
                    Optional.of(read.vocabulary().counts()),
                    Optional.empty()));
        }
    }
}
