package dev.stipple.word.train;

import static dev.stipple.word.train.Ranges.inRange;

import dev.stipple.Progress;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.train.TrainingRows;
import dev.stipple.internal.train.TrainingSettings;
import dev.stipple.internal.train.Word2VecSettings;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Trains word vectors: words that appear in similar contexts get similar vectors ([Mikolov et al.,
/// 2013](https://arxiv.org/abs/1310.4546)).
///
/// ```java
/// WordVectors words = Word2Vec.train(Corpus.lines(file), Word2Vec.Config.DEFAULT.withDimension(300));
/// ```
///
/// Each text of the corpus is a sentence, however long. In memory are two matrices of a row for each word, and the ids
/// of the corpus's words, four bytes each; those that do not fit into a quarter of the heap go to a temporary file.
public final class Word2Vec {
    private Word2Vec() {}

    /// What predicts what.
    public enum Algorithm {
        /// Each neighbour predicts the word. Better for rare words and for analogies.
        SKIP_GRAM,
        /// The mean of all neighbours predicts the word (a continuous bag of words). Faster.
        CBOW
    }

    /// What a prediction is compared with.
    public enum Loss {
        /// A few words drawn by their frequency.
        NEGATIVE_SAMPLING,
        /// The turns on the way to the word in a Huffman tree.
        HIERARCHICAL_SOFTMAX
    }

    /// How CBOW shares the gradient of the mean among the words of the context.
    public enum CbowGradient {
        /// Each gets all of it, as word2vec.c and gensim do.
        CLASSIC,
        /// Each gets its part, as calculus has it. That wants some three times the learning rate.
        MEAN
    }

    /// How vectors are trained.
    ///
    /// @param algorithm  what predicts what
    /// @param loss  what a prediction is compared with
    /// @param cbowGradient  how CBOW shares the gradient of the mean among its words
    /// @param splitter  what cuts texts into words
    /// @param dimension  length of the vectors, from 1 to 4,096
    /// @param window  words on each side, at most: how many is drawn for each word
    /// @param negatives  words drawn as counter-examples for each pair (for negative sampling)
    /// @param negativeReuse  how often, at most, a drawn counter-example is used before it is drawn anew, from 1:
    /// more is faster, since its vector stays in the cache; from 2 on, two neighbours of a word share theirs in
    /// skip-gram
    /// @param sample  occurrences of words more frequent than this are thinned out; 0 keeps all
    /// @param minCount  words that occur less often are left out
    /// @param epochs  passes over the corpus
    /// @param learningRate  at the start; it falls linearly with the words that are done, over all epochs
    /// @param minLearningRate  at the end
    /// @param threads  how many work side by side
    /// @param deterministic  whether the same seed and number of threads give the same bytes, which one thread does
    /// anyway; slower
    /// @param seed  of all that is random
    public record Config(
            Algorithm algorithm,
            Loss loss,
            CbowGradient cbowGradient,
            Splitter splitter,
            int dimension,
            int window,
            int negatives,
            int negativeReuse,
            double sample,
            int minCount,
            int epochs,
            double learningRate,
            double minLearningRate,
            int threads,
            boolean deterministic,
            long seed) {
        /// Skip-gram with 5 negatives in 100 dimensions, at the settings of word2vec.
        public static final Config DEFAULT = new Config(
                Algorithm.SKIP_GRAM,
                Loss.NEGATIVE_SAMPLING,
                CbowGradient.CLASSIC,
                Splitter.blanks(),
                100,
                5,
                5,
                200,
                1e-4,
                5,
                5,
                0.025,
                1e-4,
                Runtime.getRuntime().availableProcessors(),
                false,
                1);

        /// CBOW at the settings of word2vec: a learning rate of 0.05. A negative is used 16 times at most: CBOW has one
        /// pair where skip-gram has six, so that more would be as many words with the same negatives.
        public static final Config CBOW =
                DEFAULT.withAlgorithm(Algorithm.CBOW).withLearningRate(0.05).withNegativeReuse(16);

        /// CBOW with the gradient as calculus has it, at a learning rate for that. On 17 million words it is better
        /// at similarity than [#CBOW] and worse at analogies.
        public static final Config CBOW_MEAN_GRADIENT =
                CBOW.withCbowGradient(CbowGradient.MEAN).withLearningRate(0.15);

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of range
        public Config {
            inRange("dimension", dimension, 1, 4096);
            inRange("window", window, 1, 1 << 20);
            inRange("negatives", negatives, 1, 1000);
            inRange("negativeReuse", negativeReuse, 1, 1 << 20);
            inRange("sample", sample, 0, 1);
            inRange("minCount", minCount, 1, Integer.MAX_VALUE);
            inRange("epochs", epochs, 1, 1 << 20);
            inRange("learningRate", learningRate, Double.MIN_NORMAL, 10);
            inRange("minLearningRate", minLearningRate, 0, learningRate);
            inRange("threads", threads, 1, 1024);
        }

        /// Returns this with `algorithm`.
        public Config withAlgorithm(Algorithm algorithm) {
            return with(draft -> draft.algorithm = algorithm);
        }

        /// Returns this with `loss`.
        public Config withLoss(Loss loss) {
            return with(draft -> draft.loss = loss);
        }

        /// Returns this with `cbowGradient`.
        public Config withCbowGradient(CbowGradient cbowGradient) {
            return with(draft -> draft.cbowGradient = cbowGradient);
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

        /// Returns this with `negatives`.
        public Config withNegatives(int negatives) {
            return with(draft -> draft.negatives = negatives);
        }

        /// Returns this with `negativeReuse`.
        public Config withNegativeReuse(int negativeReuse) {
            return with(draft -> draft.negativeReuse = negativeReuse);
        }

        /// Returns this with `sample`.
        public Config withSample(double sample) {
            return with(draft -> draft.sample = sample);
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

        /// Returns this with `minLearningRate`.
        public Config withMinLearningRate(double minLearningRate) {
            return with(draft -> draft.minLearningRate = minLearningRate);
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

        TrainingCorpus.Settings reading() {
            return TrainingCorpus.Settings.DEFAULT.withMinCount(minCount).withThreads(threads);
        }

        Word2VecSettings settings() {
            return new Word2VecSettings(
                    Word2VecSettings.Algorithm.valueOf(algorithm.name()),
                    Word2VecSettings.Loss.valueOf(loss.name()),
                    cbowGradient == CbowGradient.MEAN,
                    new TrainingSettings(
                            dimension,
                            window,
                            negatives,
                            negativeReuse,
                            sample,
                            epochs,
                            (float) learningRate,
                            (float) minLearningRate,
                            threads,
                            deterministic,
                            seed));
        }
    }

    /// Settings that can still change, one at a time: what lets each `with` name one setting, not all.
    private static final class Draft {
        Algorithm algorithm;
        Loss loss;
        CbowGradient cbowGradient;
        Splitter splitter;
        int dimension;
        int window;
        int negatives;
        int negativeReuse;
        double sample;
        int minCount;
        int epochs;
        double learningRate;
        double minLearningRate;
        int threads;
        boolean deterministic;
        long seed;

        Draft(Config config) {
            algorithm = config.algorithm;
            loss = config.loss;
            cbowGradient = config.cbowGradient;
            splitter = config.splitter;
            dimension = config.dimension;
            window = config.window;
            negatives = config.negatives;
            negativeReuse = config.negativeReuse;
            sample = config.sample;
            minCount = config.minCount;
            epochs = config.epochs;
            learningRate = config.learningRate;
            minLearningRate = config.minLearningRate;
            threads = config.threads;
            deterministic = config.deterministic;
            seed = config.seed;
        }

        Config config() {
            return new Config(
                    algorithm,
                    loss,
                    cbowGradient,
                    splitter,
                    dimension,
                    window,
                    negatives,
                    negativeReuse,
                    sample,
                    minCount,
                    epochs,
                    learningRate,
                    minLearningRate,
                    threads,
                    deterministic,
                    seed);
        }
    }

    /// Returns vectors that are trained on the texts of `corpus`.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough
    /// @throws IOException if the corpus cannot be read
    public static WordVectors train(Corpus corpus, Config config) throws IOException {
        return train(corpus, config, Progress.NONE);
    }

    /// Returns vectors that are trained on the texts of `corpus`, and tells `progress` how far that is, with the loss
    /// of each prediction and the learning rate.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Config config, Progress progress) throws IOException {
        return train(corpus, TextWords.of(config.splitter()), config, Optional.empty(), progress);
    }

    /// Returns vectors that are trained on the texts of `corpus`, and can go on from the last checkpoint when the
    /// training is killed meanwhile.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough, or the checkpoint is one of another corpus
    /// or of other settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(config.splitter()), config, Optional.of(checkpoints), progress);
    }

    /// Returns vectors for the tokens of `tokenizer`, as they are spelt in its vocabulary: those that occur often
    /// enough in the texts of `corpus`. The splitter means nothing here.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Tokenizer tokenizer, Config config, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(tokenizer), config, Optional.empty(), progress);
    }

    /// Returns vectors for the tokens of `tokenizer`, as
    /// [#train(Corpus, Tokenizer, Config, Progress)], with checkpoints.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough, or the checkpoint is one of another corpus
    /// or of other settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(
            Corpus corpus, Tokenizer tokenizer, Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(tokenizer), config, Optional.of(checkpoints), progress);
    }

    private static WordVectors train(
            Corpus corpus, TextWords words, Config config, Optional<Checkpoints> checkpoints, Progress progress)
            throws IOException {
        return WordVectors.of(
                new ModelTraining(config, Optional.empty(), checkpoints).vectors(corpus, words, progress));
    }

    static VectorTable table(TrainingCorpus read, TrainingRows rows) {
        return new VectorTable(
                read.vocabulary().words(),
                rows.takeVectorsAlone(),
                Optional.of(read.vocabulary().counts()),
                Optional.empty());
    }
}
