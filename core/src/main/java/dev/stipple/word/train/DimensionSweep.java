package dev.stipple.word.train;

import dev.stipple.Progress;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.train.TrainingRows;
import dev.stipple.internal.train.Word2VecEngine;
import dev.stipple.internal.vectorfile.VectorFile;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.AnalogyQuestions;
import dev.stipple.word.Evaluation;
import dev.stipple.word.WordPairs;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Trains Word2Vec in one dimension after another, and measures what each costs and how good its vectors are.
///
/// ```java
/// List<DimensionSweep.Result> results = DimensionSweep.of(10, 100, 300)
///         .withSimilarity(List.of(WordPairs.load(file)))
///         .run(Corpus.lines(text), Word2Vec.Config.DEFAULT, Progress.NONE, DimensionSweep.Listener.NONE);
/// ```
///
/// The corpus is read once, and before the first dimension something is trained for a second, so that Java's compiler
/// has done its work when time counts. Immutable; what it measures is only worth something while nothing else runs.
///
/// @param dimensions  each from 1 to 4,096, in the order in which they are trained
/// @param similarity  sets of pairs to compare with
/// @param analogies  questions to ask
/// @param restrict  questions are asked and answered with so many of the most frequent words
public record DimensionSweep(
        List<Integer> dimensions, List<WordPairs> similarity, Optional<AnalogyQuestions> analogies, int restrict) {
    private static final int RESTRICT = 30_000;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if there is no dimension, one is out of range or stands twice, two sets
    /// have the same name, or `restrict` is not positive
    public DimensionSweep {
        dimensions = List.copyOf(dimensions);
        similarity = List.copyOf(similarity);
        Ranges.inRange("restrict", restrict, 1, Integer.MAX_VALUE);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("there are no dimensions to train");
        }
        dimensions.forEach(dimension -> Ranges.inRange("dimension", dimension, 1, 4096));
        checkDistinct("dimensions", dimensions);
        checkDistinct("sets of pairs", similarity.stream().map(WordPairs::name).toList());
    }

    private static void checkDistinct(String what, List<?> values) {
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("of the " + what + " " + values + " two are the same");
        }
    }

    /// What one dimension costs, and how good its vectors are.
    ///
    /// @param dimension  the length of the vectors
    /// @param vocabulary  how many words got vectors
    /// @param words  how many words of text were read in training: those of the corpus, times the epochs
    /// @param time  how long training took, without reading the corpus and without measuring
    /// @param matrixBytes  what the two matrices took in memory
    /// @param heapBytes  the most that training needs of Java's heap, garbage aside: the corpus and the matrices
    /// @param fileBytes  how long the vectors are as a file, in word2vec's binary format
    /// @param similarity  by the name of the set
    /// @param analogies  if questions were asked
    public record Result(
            int dimension,
            int vocabulary,
            long words,
            Duration time,
            long matrixBytes,
            long heapBytes,
            long fileBytes,
            SequencedMap<String, Evaluation.Correlation> similarity,
            Optional<Evaluation.AnalogyScores> analogies) {
        /// Returns how many words of text were read a second.
        public double wordsPerSecond() {
            return 1e9 * (double) words / Math.max(1, time.toNanos());
        }
    }

    /// Hears of each dimension as soon as it is done.
    @FunctionalInterface
    public interface Listener {
        /// Does nothing.
        Listener NONE = (result, vectors) -> {};

        /// Takes what was measured, and the vectors, which are gone afterwards unless they are kept.
        ///
        /// @throws IOException ends the sweep
        void done(Result result, WordVectors vectors) throws IOException;
    }

    /// Returns a sweep over `dimensions` that measures no more than time and memory.
    ///
    /// @throws IllegalArgumentException if there is none, one is out of range, or stands twice
    public static DimensionSweep of(int... dimensions) {
        return new DimensionSweep(IntStream.of(dimensions).boxed().toList(), List.of(), Optional.empty(), RESTRICT);
    }

    /// Returns this with sets of pairs to compare with.
    public DimensionSweep withSimilarity(List<WordPairs> sets) {
        return new DimensionSweep(dimensions, sets, analogies, restrict);
    }

    /// Returns this with questions to ask, and to answer with the `restrict` most frequent words.
    ///
    /// @throws IllegalArgumentException if `restrict` is not positive
    public DimensionSweep withAnalogies(AnalogyQuestions questions, int restrict) {
        return new DimensionSweep(dimensions, similarity, Optional.of(questions), restrict);
    }

    /// Trains on the texts of `corpus`, at the settings of `config` but for the dimension, and returns a result for
    /// each dimension. The phases of `progress` name the dimension.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public List<Result> run(Corpus corpus, Word2Vec.Config config, Progress progress, Listener listener)
            throws IOException {
        return run(corpus, TextWords.of(config.splitter()), config, progress, listener);
    }

    /// Trains on the tokens of `tokenizer` in the texts of `corpus`, and returns a result for each dimension.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public List<Result> run(
            Corpus corpus, Tokenizer tokenizer, Word2Vec.Config config, Progress progress, Listener listener)
            throws IOException {
        return run(corpus, TextWords.of(tokenizer), config, progress, listener);
    }

    private List<Result> run(
            Corpus corpus, TextWords words, Word2Vec.Config config, Progress progress, Listener listener)
            throws IOException {
        List<Result> results = new ArrayList<>();
        long before = LiveHeap.bytes();
        try (TrainingCorpus read = TrainingCorpus.read(corpus, words, config.reading(), progress)) {
            WarmUp.run(read, config.withDimension(dimensions.getFirst()));
            for (int dimension : dimensions) {
                results.add(step(read, config.withDimension(dimension), before, progress, listener));
            }
        }
        return results;
    }

    /// Trains in one dimension, where `before` is the heap that others need.
    private Result step(TrainingCorpus read, Word2Vec.Config config, long before, Progress progress, Listener listener)
            throws IOException {
        long start = System.nanoTime();
        TrainingRows rows = Word2VecEngine.train(read, config.settings(), named(config.dimension(), progress));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        long heap = LiveHeap.bytes() - before;
        long matrixBytes = rows.bytes();
        VectorTable table = Word2Vec.table(read, rows);
        WordVectors vectors = WordVectors.of(table);
        SequencedMap<String, Evaluation.Correlation> correlations = new LinkedHashMap<>();
        similarity.forEach(set -> correlations.put(set.name(), Evaluation.similarity(vectors, set)));
        Result result = new Result(
                config.dimension(),
                vectors.size(),
                read.words() * config.epochs(),
                time,
                matrixBytes,
                heap,
                VectorFile.word2VecBinarySize(table),
                correlations,
                analogies.map(questions -> Evaluation.analogies(vectors, questions, restrict)));
        listener.done(result, vectors);
        return result;
    }

    private Progress named(int dimension, Progress progress) {
        String place = "dimension " + dimension + " (" + (dimensions.indexOf(dimension) + 1) + " of "
                + dimensions.size() + "): ";
        return report -> progress.report(new Progress.Report(
                place + report.phase(), report.done(), report.total(), report.unit(), report.rate(), report.figures()));
    }
}
