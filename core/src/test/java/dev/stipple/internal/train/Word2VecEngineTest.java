package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.Progress;
import dev.stipple.internal.train.Word2VecSettings.Algorithm;
import dev.stipple.internal.train.Word2VecSettings.Loss;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine against its literal twin, number by number; and against itself, stopped or with more threads.
class Word2VecEngineTest {
    private static final int DIMENSION = 13;

    private static TrainingCorpus corpus(int sentences) throws IOException {
        Random random = new Random(12);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            StringBuilder text = new StringBuilder();
            int length = i % 9 == 3 ? 0 : 1 + random.nextInt(40);
            for (int j = 0; j < length; j++) {
                text.append('w').append(random.nextInt(1 + random.nextInt(30))).append(' ');
            }
            texts.add(text.toString());
        }
        return TrainingCorpus.read(
                Corpus.of(texts),
                TextWords.of(Splitter.blanks()),
                TrainingCorpus.Settings.DEFAULT.withMinCount(1).withThreads(1),
                Progress.NONE);
    }

    private static Word2VecSettings settings(Algorithm algorithm, Loss loss, boolean meanGradient, double sample) {
        return new Word2VecSettings(
                algorithm,
                loss,
                meanGradient,
                new TrainingSettings(DIMENSION, 3, 4, 4, sample, 3, 0.1f, 0.01f, 1, false, 7));
    }

    private static Word2VecSettings lockstep(Algorithm algorithm, Loss loss, int threads) {
        return new Word2VecSettings(
                algorithm,
                loss,
                false,
                new TrainingSettings(DIMENSION, 3, 4, 2, 0.05, 3, 0.05f, 0.01f, threads, true, 7));
    }

    private static List<int[]> sentences(TrainingCorpus corpus) throws IOException {
        List<int[]> sentences = new ArrayList<>();
        try (IdCorpus.Shard shard = corpus.ids().shard(0, 1)) {
            while (shard.next()) {
                sentences.add(Arrays.copyOfRange(shard.ids(), shard.from(), shard.to()));
            }
        }
        return sentences;
    }

    private static double[][] firstVectors(TrainingCorpus corpus, long seed) {
        int words = corpus.vocabulary().size();
        TrainingRows first = new TrainingRows(words, 1, new TrainingRows.PrivateRows(0, 0), DIMENSION);
        first.initialize(seed);
        Matrix vectors = first.takeVectors();
        return IntStream.range(0, words)
                .mapToObj(vectors::row)
                .map(row ->
                        IntStream.range(0, row.length).mapToDouble(d -> row[d]).toArray())
                .toArray(double[][]::new);
    }

    /// 5,000 words, so that negatives are used twice, in skip-gram for two neighbours each time.
    @ParameterizedTest
    @CsvSource({
        "SKIP_GRAM,NEGATIVE_SAMPLING,false,0",
        "SKIP_GRAM,NEGATIVE_SAMPLING,false,0.02",
        "SKIP_GRAM,HIERARCHICAL_SOFTMAX,false,0.02",
        "CBOW,NEGATIVE_SAMPLING,false,0.02",
        "CBOW,NEGATIVE_SAMPLING,true,0",
        "CBOW,HIERARCHICAL_SOFTMAX,false,0"
    })
    void trainingIsThatOfTheTwin(Algorithm algorithm, Loss loss, boolean meanGradient, double sample)
            throws IOException {
        Word2VecSettings settings = settings(algorithm, loss, meanGradient, sample);
        try (TrainingCorpus corpus = corpus(250)) {
            assertThat(corpus.ids().size()).isBetween(4000L, 6000L);
            Word2VecTwin twin = new Word2VecTwin(
                    settings,
                    corpus.vocabulary().counts(),
                    2,
                    firstVectors(corpus, settings.training().seed()));
            List<Progress.Report> reports = new ArrayList<>();

            TrainingRows rows = Word2VecEngine.train(corpus, settings, reports::add);
            twin.train(sentences(corpus));

            assertSame(rows.takeVectors(), twin.vectors);
            assertSame(rows.takeOutputs(), twin.outputs);
            assertThat(reports.getLast().figures().getFirst().value())
                    .isCloseTo(twin.loss / twin.predictions, within(1e-4));
        }
    }

    private static void assertSame(Matrix matrix, double[][] rows) {
        assertThat(matrix.rows()).isEqualTo(rows.length);
        for (int row = 0; row < rows.length; row++) {
            float[] values = matrix.row(row);
            for (int d = 0; d < values.length; d++) {
                assertThat((double) values[d]).isCloseTo(rows[row][d], within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SKIP_GRAM,NEGATIVE_SAMPLING,2", "CBOW,NEGATIVE_SAMPLING,3", "SKIP_GRAM,HIERARCHICAL_SOFTMAX,3"})
    void inLockstepSpeedDoesNotMatter(Algorithm algorithm, Loss loss, int threads) throws IOException {
        Word2VecSettings settings = lockstep(algorithm, loss, threads);
        try (TrainingCorpus corpus = corpus(1000)) {
            float[] first = values(Word2VecEngine.train(corpus, settings, Progress.NONE));
            assertThat(first).doesNotContain(Float.NaN);
            for (int i = 0; i < 3; i++) {
                assertThat(values(Word2VecEngine.train(corpus, settings, Progress.NONE)))
                        .containsExactly(first);
            }
            assertThat(values(Word2VecEngine.train(corpus, lockstep(algorithm, loss, threads + 1), Progress.NONE)))
                    .isNotEqualTo(first);
        }
    }

    /// Many threads have fewer blocks than themselves to do.
    @Test
    void threadsWithoutABlockWait() throws IOException {
        Word2VecSettings settings = lockstep(Algorithm.SKIP_GRAM, Loss.NEGATIVE_SAMPLING, 7);
        try (TrainingCorpus corpus = corpus(20)) {
            assertThat(values(Word2VecEngine.train(corpus, settings, Progress.NONE)))
                    .containsExactly(values(Word2VecEngine.train(corpus, settings, Progress.NONE)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTrainingThatGoesOnIsOneThatWasNotStopped(int threads) throws IOException {
        Word2VecSettings settings = lockstep(Algorithm.SKIP_GRAM, Loss.NEGATIVE_SAMPLING, threads);
        try (TrainingCorpus corpus = corpus(3000)) {
            MemoryCheckpoints kept = MemoryCheckpoints.none();
            float[] whole = values(Word2VecEngine.train(corpus, settings, Optional.empty(), kept, Progress.NONE));

            assertThat(kept.all).hasSizeGreaterThan(3);
            assertThat(values(Word2VecEngine.train(corpus, settings, Progress.NONE)))
                    .as("with and without checkpoints")
                    .containsExactly(whole);
            for (MemoryCheckpoints.Kept one :
                    List.of(kept.all.getFirst(), kept.all.get(kept.all.size() / 2), kept.all.getLast())) {
                assertThat(values(Word2VecEngine.train(
                                corpus, settings, Optional.empty(), MemoryCheckpoints.from(one), Progress.NONE)))
                        .containsExactly(whole);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptEndsAllThreads(boolean lockstep) throws IOException {
        Word2VecSettings settings = new Word2VecSettings(
                Algorithm.SKIP_GRAM,
                Loss.NEGATIVE_SAMPLING,
                false,
                new TrainingSettings(100, 3, 4, 2, 0, 1000, 0.1f, 0.01f, 2, lockstep, 7));
        try (TrainingCorpus corpus = corpus(3000)) {
            Thread.currentThread().interrupt();
            assertThatCancelled(corpus, settings);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void assertThatCancelled(TrainingCorpus corpus, Word2VecSettings settings) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Word2VecEngine.train(corpus, settings, Progress.NONE));
    }

    private static float[] values(TrainingRows rows) {
        Matrix vectors = rows.takeVectors();
        Matrix outputs = rows.takeOutputs();
        float[] values = new float[2 * vectors.rows() * DIMENSION];
        for (int row = 0; row < vectors.rows(); row++) {
            vectors.copyRow(row, values, 2 * row * DIMENSION);
            outputs.copyRow(row, values, (2 * row + 1) * DIMENSION);
        }
        return values;
    }
}
