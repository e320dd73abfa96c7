package dev.stipple.word.train;

import static dev.stipple.word.train.Ranges.inRange;

import dev.stipple.Progress;
import dev.stipple.internal.train.CheckpointFile;
import dev.stipple.internal.train.FastTextEngine;
import dev.stipple.internal.train.SubwordSettings;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.train.TrainingCheckpoints;
import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.train.TrainingSettings;
import dev.stipple.internal.train.Word2VecSettings;
import dev.stipple.internal.vectorfile.FastTextSettings;
import dev.stipple.internal.vectorfile.Ngrams;
import dev.stipple.internal.vectorfile.Subwords;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Trains word vectors that know how words are spelt, as fastText does ([Bojanowski et al.,
/// 2017](https://arxiv.org/abs/1607.04606)): the vector of a word is the mean of a row of its own and of the rows of
/// its n-grams of characters. So a word that the corpus lacks gets a vector too, from its n-grams.
///
/// ```java
/// WordVectors words = FastText.train(Corpus.lines(file), FastText.Config.DEFAULT);
/// float[] vector = words.vector("unheardof").orElseThrow();
/// words.save(Path.of("words.bin"), VectorFormat.FASTTEXT);
/// ```
///
/// N-grams are hashed into buckets. Only buckets that some word of the corpus uses take memory here, a row each; an
/// n-gram that no word has is a row of zeros. The ids of the corpus take four bytes a word; those that do not fit into
/// a quarter of the heap go to a temporary file. The loss is that of negative sampling.
public final class FastText {
    private FastText() {}

    /// How vectors are trained.
    ///
    /// @param algorithm  what predicts what; for skip-gram it is the word, by its n-grams, that predicts each
    /// neighbour
    /// @param splitter  what cuts texts into words
    /// @param dimension  length of the vectors, from 1 to 4,096
    /// @param window  words on each side, at most: how many is drawn for each word
    /// @param negatives  words drawn as counter-examples for each pair
    /// @param negativeReuse  how often, at most, a drawn counter-example is used before it is drawn anew, from 1:
    /// more is faster, since its vector stays in the cache
    /// @param sample  occurrences of words more frequent than this are thinned out; 0 keeps all
    /// @param minCount  words that occur less often are left out
    /// @param minNgram  the least characters of an n-gram, of which `<` and `>` around the word are two
    /// @param maxNgram  the most; 0 means no n-grams
    /// @param buckets  how many rows n-grams share, from 1
    /// @param epochs  passes over the corpus
    /// @param learningRate  at the start; it falls linearly with the words that are done, over all epochs
    /// @param minLearningRate  at the end
    /// @param threads  how many work side by side
    /// @param deterministic  whether the same seed and number of threads give the same bytes, which one thread does
    /// anyway; slower
    /// @param seed  of all that is random
    public record Config(
            Word2Vec.Algorithm algorithm,
            Splitter splitter,
            int dimension,
            int window,
            int negatives,
            int negativeReuse,
            double sample,
            int minCount,
            int minNgram,
            int maxNgram,
            int buckets,
            int epochs,
            double learningRate,
            double minLearningRate,
            int threads,
            boolean deterministic,
            long seed) {
        /// Skip-gram at the settings of fastText's command `skipgram`: n-grams of 3 to 6 characters in 2,000,000
        /// buckets. A negative is used 8 times at most, where [Word2Vec.Config#DEFAULT] has 100: what is learnt
        /// here reaches all words that share n-grams, so that the same negatives for long would be learnt
        /// themselves.
        public static final Config DEFAULT = new Config(
                Word2Vec.Algorithm.SKIP_GRAM,
                Splitter.blanks(),
                100,
                5,
                5,
                8,
                1e-4,
                5,
                3,
                6,
                2_000_000,
                5,
                0.05,
                0,
                Runtime.getRuntime().availableProcessors(),
                false,
                1);

        /// CBOW at the settings of fastText's command `cbow`. A negative is used twice at most: CBOW has one pair where
        /// skip-gram has six.
        public static final Config CBOW =
                DEFAULT.withAlgorithm(Word2Vec.Algorithm.CBOW).withNegativeReuse(2);

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
            inRange("maxNgram", maxNgram, 0, 1 << 20);
            inRange("minNgram", minNgram, 1, maxNgram == 0 ? 1 << 20 : maxNgram);
            inRange("buckets", buckets, 1, 1 << 30);
            inRange("epochs", epochs, 1, 1 << 20);
            inRange("learningRate", learningRate, Double.MIN_NORMAL, 10);
            inRange("minLearningRate", minLearningRate, 0, learningRate);
            inRange("threads", threads, 1, 1024);
        }

        /// Returns this with `algorithm`.
        public Config withAlgorithm(Word2Vec.Algorithm algorithm) {
            return with(draft -> draft.algorithm = algorithm);
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

        /// Returns this with n-grams of `minNgram` to `maxNgram` characters.
        public Config withNgrams(int minNgram, int maxNgram) {
            return with(draft -> {
                draft.minNgram = minNgram;
                draft.maxNgram = maxNgram;
            });
        }

        /// Returns this with `buckets`.
        public Config withBuckets(int buckets) {
            return with(draft -> draft.buckets = buckets);
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

        private SubwordSettings settings() {
            return new SubwordSettings(
                    Word2VecSettings.Algorithm.valueOf(algorithm.name()),
                    ngrams(),
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

        private Ngrams ngrams() {
            return new Ngrams(minNgram, maxNgram, maxNgram == 0 ? 0 : buckets);
        }

        /// What a model's file tells about its training.
        private FastTextSettings told() {
            return FastTextSettings.ofVectors(
                    algorithm == Word2Vec.Algorithm.SKIP_GRAM, window, epochs, minCount, negatives, sample);
        }
    }

    /// Settings that can still change, one at a time: what lets each `with` name one setting, not all.
    private static final class Draft {
        Word2Vec.Algorithm algorithm;
        Splitter splitter;
        int dimension;
        int window;
        int negatives;
        int negativeReuse;
        double sample;
        int minCount;
        int minNgram;
        int maxNgram;
        int buckets;
        int epochs;
        double learningRate;
        double minLearningRate;
        int threads;
        boolean deterministic;
        long seed;

        Draft(Config config) {
            algorithm = config.algorithm;
            splitter = config.splitter;
            dimension = config.dimension;
            window = config.window;
            negatives = config.negatives;
            negativeReuse = config.negativeReuse;
            sample = config.sample;
            minCount = config.minCount;
            minNgram = config.minNgram;
            maxNgram = config.maxNgram;
            buckets = config.buckets;
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
                    splitter,
                    dimension,
                    window,
                    negatives,
                    negativeReuse,
                    sample,
                    minCount,
                    minNgram,
                    maxNgram,
                    buckets,
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
    /// @throws IllegalArgumentException if no word occurs often enough, or there are more than 2^31 values to train
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Config config, Progress progress) throws IOException {
        return train(corpus, TextWords.of(config.splitter()), config, Optional.empty(), progress);
    }

    /// Returns vectors that are trained on the texts of `corpus`, and can go on from the last checkpoint when the
    /// training is killed meanwhile.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough, there are more than 2^31 values to train,
    /// or the checkpoint is one of another corpus or of other settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(config.splitter()), config, Optional.of(checkpoints), progress);
    }

    /// Returns vectors for the tokens of `tokenizer`, as they are spelt in its vocabulary: those that occur often
    /// enough in the texts of `corpus`. The splitter means nothing here.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough, or there are more than 2^31 values to
    /// train
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(Corpus corpus, Tokenizer tokenizer, Config config, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(tokenizer), config, Optional.empty(), progress);
    }

    /// Returns vectors for the tokens of `tokenizer`, as [#train(Corpus, Tokenizer, Config, Progress)], with
    /// checkpoints.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough, there are more than 2^31 values to train,
    /// or the checkpoint is one of another corpus or of other settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static WordVectors train(
            Corpus corpus, Tokenizer tokenizer, Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return train(corpus, TextWords.of(tokenizer), config, Optional.of(checkpoints), progress);
    }

    private static WordVectors train(
            Corpus corpus, TextWords cut, Config config, Optional<Checkpoints> checkpoints, Progress progress)
            throws IOException {
        TrainingCorpus.Settings reading =
                TrainingCorpus.Settings.DEFAULT.withMinCount(config.minCount()).withThreads(config.threads());
        try (TrainingCorpus read = TrainingCorpus.read(corpus, cut, reading, progress)) {
            WordList words = read.vocabulary().words();
            TrainingCheckpoints keeper = Checkpoints.keeper(
                    checkpoints, CheckpointFile.Kind.FASTTEXT, config.settings().texts(), read.vocabulary());
            FastTextEngine.Learnt learnt = FastTextEngine.train(read, config.settings(), keeper, progress);
            Subwords subwords = Subwords.of(config.ngrams(), learnt.inputs(), words.size(), config.told())
                    .withOutput(learnt.outputs());
            return WordVectors.of(new VectorTable(
                    words,
                    subwords.vectors(words),
                    Optional.of(read.vocabulary().counts()),
                    Optional.of(subwords)));
        }
    }
}
