package dev.stipple.document;

import dev.stipple.Progress;
import dev.stipple.internal.train.CheckpointFile;
import dev.stipple.internal.train.DocumentEngine;
import dev.stipple.internal.train.DocumentSettings;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.train.TrainingCheckpoints;
import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.train.TrainingSettings;
import dev.stipple.internal.train.TrainingVocabulary;
import dev.stipple.internal.vectorfile.DocumentTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.word.train.Checkpoints;
import dev.stipple.word.train.Word2Vec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// Trains vectors of documents ([Le and Mikolov, 2014](https://arxiv.org/abs/1405.4053)), by negative sampling.
///
/// ```java
/// DocumentVectors documents = Doc2Vec.train(Corpus.lines(file), Doc2Vec.Config.DEFAULT);
/// documents.nearest(documents.infer("a text that nobody has seen"), 5).forEach(IO::println);
/// ```
///
/// Each text of the corpus is a document, however long. In memory are a row for each document and each word, and the
/// ids of the corpus's words, four bytes each; those that do not fit into a quarter of the heap go to a temporary file.
public final class Doc2Vec {
    private Doc2Vec() {}

    /// What predicts a word of a document.
    public enum Model {
        /// PV-DM, the distributed memory: the mean of the document and the word's neighbours.
        DM,
        /// PV-DBOW, the distributed bag of words: the document alone. Faster, and often better.
        DBOW
    }

    /// How vectors are trained.
    ///
    /// @param model  what predicts a word
    /// @param trainWords  whether PV-DBOW trains word vectors too, by skip-gram; PV-DM always does
    /// @param splitter  what cuts texts into words
    /// @param dimension  length of the vectors, from 1 to 4,096
    /// @param window  words on each side, at most: how many is drawn for each word
    /// @param negatives  words drawn as counter-examples for each prediction
    /// @param negativeReuse  how often, at most, a drawn counter-example is used before it is drawn anew
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
            Model model,
            boolean trainWords,
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
        /// PV-DM with 5 negatives in 100 dimensions, at the settings of gensim.
        public static final Config DEFAULT = new Config(
                Model.DM,
                false,
                Splitter.blanks(),
                100,
                5,
                5,
                100,
                1e-3,
                5,
                10,
                0.025,
                1e-4,
                Runtime.getRuntime().availableProcessors(),
                false,
                1);

        /// PV-DBOW at the same settings.
        public static final Config DBOW = DEFAULT.withModel(Model.DBOW);

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of range
        public Config {
            // The ranges are those of words.
            Word2Vec.Config.DEFAULT
                    .withDimension(dimension)
                    .withWindow(window)
                    .withNegatives(negatives)
                    .withNegativeReuse(negativeReuse)
                    .withSample(sample)
                    .withMinCount(minCount)
                    .withEpochs(epochs)
                    .withMinLearningRate(0)
                    .withLearningRate(learningRate)
                    .withMinLearningRate(minLearningRate)
                    .withThreads(threads);
        }

        /// Returns this with `model`.
        public Config withModel(Model model) {
            return with(draft -> draft.model = model);
        }

        /// Returns this with `trainWords`.
        public Config withTrainWords(boolean trainWords) {
            return with(draft -> draft.trainWords = trainWords);
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

        DocumentSettings settings() {
            return new DocumentSettings(
                    DocumentSettings.Model.valueOf(model.name()),
                    trainWords,
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

    /// Settings that can still change, one at a time.
    private static final class Draft {
        Model model;
        boolean trainWords;
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
            model = config.model;
            trainWords = config.trainWords;
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
                    model,
                    trainWords,
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
    public static DocumentVectors train(Corpus corpus, Config config) throws IOException {
        return train(corpus, config, Progress.NONE);
    }

    /// Returns vectors that are trained on the texts of `corpus`, and tells `progress` how far that is, with the loss
    /// of each prediction and the learning rate. The documents' tags are their numbers, from 1; give others by
    /// [DocumentVectors#withTags].
    ///
    /// @throws IllegalArgumentException if no word occurs often enough
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static DocumentVectors train(Corpus corpus, Config config, Progress progress) throws IOException {
        return train(corpus, config, Optional.empty(), progress);
    }

    /// Returns vectors that are trained on the texts of `corpus`, as [#train(Corpus, Config, Progress)], and can go on
    /// from the last checkpoint when the training is killed meanwhile.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough, or the checkpoint is one of another corpus
    /// or of other settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static DocumentVectors train(Corpus corpus, Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return train(corpus, config, Optional.of(checkpoints), progress);
    }

    private static DocumentVectors train(
            Corpus corpus, Config config, Optional<Checkpoints> checkpoints, Progress progress) throws IOException {
        TrainingCorpus.Settings reading =
                TrainingCorpus.Settings.DEFAULT.withMinCount(config.minCount()).withThreads(config.threads());
        try (TrainingCorpus read = TrainingCorpus.read(corpus, TextWords.of(config.splitter()), reading, progress)) {
            TrainingCheckpoints keeper = keeper(config, checkpoints, read.vocabulary());
            DocumentEngine.Learnt learnt = DocumentEngine.train(read, config.settings(), keeper, progress);
            return DocumentVectors.of(
                    new DocumentTable(
                            numbers(learnt.documents().rows()),
                            learnt.documents(),
                            read.vocabulary().words(),
                            read.vocabulary().counts(),
                            learnt.words(),
                            learnt.outputs(),
                            SavedSettings.of(config)),
                    config);
        }
    }

    private static TrainingCheckpoints keeper(
            Config config, Optional<Checkpoints> checkpoints, TrainingVocabulary vocabulary) {
        return checkpoints
                .<TrainingCheckpoints>map(kept -> new CheckpointFile(
                        kept.file(),
                        kept.every(),
                        CheckpointFile.Kind.DOC2VEC,
                        config.settings().texts(),
                        vocabulary))
                .orElse(TrainingCheckpoints.NONE);
    }

    private static WordList numbers(int count) {
        WordList.Builder tags = new WordList.Builder();
        for (int i = 1; i <= count; i++) {
            byte[] tag = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
            tags.add(tag, 0, tag.length);
        }
        return tags.build();
    }
}
