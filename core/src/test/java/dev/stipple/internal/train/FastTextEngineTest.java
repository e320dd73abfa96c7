package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.Progress;
import dev.stipple.internal.vectorfile.Ngrams;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine against its literal twin, number by number; and against itself, stopped or with more threads.
class FastTextEngineTest {
    private static final int DIMENSION = 13;

    /// Sentences of up to 40 words, whose spellings share n-grams; the shortest have a word or none.
    private static Corpus corpus(int count) {
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int length = i % 9 == 3 ? i % 2 : 1 + random.nextInt(40);
            for (int j = 0; j < length; j++) {
                text.append("wört".repeat(1 + random.nextInt(3)))
                        .append(random.nextInt(1 + random.nextInt(30)))
                        .append(' ');
            }
            texts.add(text.toString());
        }
        return Corpus.of(texts);
    }

    private static TrainingCorpus read(int count) throws IOException {
        return TrainingCorpus.read(
                corpus(count),
                TextWords.of(Splitter.blanks()),
                TrainingCorpus.Settings.DEFAULT.withMinCount(1).withThreads(1),
                Progress.NONE);
    }

    private static List<int[]> ids(TrainingCorpus corpus) throws IOException {
        List<int[]> sentences = new ArrayList<>();
        try (IdCorpus.Shard shard = corpus.ids().shard(0, 1)) {
            while (shard.next()) {
                sentences.add(Arrays.copyOfRange(shard.ids(), shard.from(), shard.to()));
            }
        }
        return sentences;
    }

    private static double[][] firstRows(SubwordLists subwords, long seed) {
        TrainingRows first = new TrainingRows(subwords.rowCount(), 1, new TrainingRows.PrivateRows(0, 0), DIMENSION);
        first.initialize(seed);
        double[][] rows = new double[subwords.rowCount()][DIMENSION];
        for (int row = 0; row < rows.length; row++) {
            for (int d = 0; d < DIMENSION; d++) {
                rows[row][d] = first.input()[first.at(row) + d];
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"SKIP_GRAM,3,6,2000000", "SKIP_GRAM,2,4,20", "SKIP_GRAM,3,0,0", "CBOW,3,6,2000000", "CBOW,2,3,200"})
    void trainingIsThatOfTheTwin(Word2VecSettings.Algorithm algorithm, int shortest, int longest, int buckets)
            throws IOException {
        SubwordSettings settings = new SubwordSettings(
                algorithm,
                new Ngrams(shortest, longest, buckets),
                new TrainingSettings(DIMENSION, 3, 4, 1, 0, 3, 0.01f, 0.001f, 1, false, 7));
        try (TrainingCorpus corpus = read(40)) {
            TrainingVocabulary vocabulary = corpus.vocabulary();
            FastTextTwin twin = new FastTextTwin(
                    settings,
                    vocabulary.words(),
                    vocabulary.counts(),
                    firstRows(
                            new SubwordLists(vocabulary.words(), settings.ngrams()),
                            settings.training().seed()));

            FastTextEngine.Learnt learnt =
                    FastTextEngine.train(corpus, settings, TrainingCheckpoints.NONE, Progress.NONE);
            twin.train(ids(corpus));

            assertThat(learnt.inputs().rows()).isEqualTo(vocabulary.size() + buckets);
            for (int word = 0; word < vocabulary.size(); word++) {
                assertClose(input(learnt, word), twin.words[word]);
                assertClose(learnt.outputs().row(word), twin.outputs[word]);
            }
            for (int bucket = 0; bucket < buckets; bucket++) {
                double[] expected = twin.buckets.getOrDefault(bucket, new double[DIMENSION]);
                assertClose(input(learnt, vocabulary.size() + bucket), expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SKIP_GRAM,1", "SKIP_GRAM,2", "CBOW,3"})
    void aTrainingThatGoesOnIsOneThatWasNotStopped(Word2VecSettings.Algorithm algorithm, int threads)
            throws IOException {
        SubwordSettings settings = new SubwordSettings(
                algorithm,
                new Ngrams(3, 6, 500),
                new TrainingSettings(DIMENSION, 3, 4, 2, 0.05, 3, 0.01f, 0.001f, threads, true, 7));
        try (TrainingCorpus corpus = read(2000)) {
            MemoryCheckpoints kept = MemoryCheckpoints.none();
            float[] whole = values(FastTextEngine.train(corpus, settings, kept, Progress.NONE));

            assertThat(kept.all).hasSizeGreaterThan(3);
            assertThat(values(FastTextEngine.train(corpus, settings, TrainingCheckpoints.NONE, Progress.NONE)))
                    .as("with and without checkpoints")
                    .containsExactly(whole);
            for (int i : new int[] {0, kept.all.size() / 2, kept.all.size() - 1}) {
                MemoryCheckpoints more = MemoryCheckpoints.from(kept.all.get(i));
                assertThat(values(FastTextEngine.train(corpus, settings, more, Progress.NONE)))
                        .containsExactly(whole);
                assertThat(more.all).hasSize(kept.all.size() - 1 - i);
            }
        }
    }

    private static float[] values(FastTextEngine.Learnt learnt) {
        float[] inputs = values(learnt.inputs().known().matrix());
        float[] outputs = values(learnt.outputs());
        float[] all = Arrays.copyOf(inputs, inputs.length + outputs.length);
        System.arraycopy(outputs, 0, all, inputs.length, outputs.length);
        return all;
    }

    private static float[] values(Matrix matrix) {
        float[] values = new float[matrix.rows() * matrix.columns()];
        matrix.copyRows(0, matrix.rows(), values, 0);
        return values;
    }

    private static float[] input(FastTextEngine.Learnt learnt, int row) {
        float[] values = new float[DIMENSION];
        learnt.inputs().addTo(values, row);
        return values;
    }

    /// Within what single precision loses: rows that share 20 buckets grow, and with them what was rounded.
    private static void assertClose(float[] values, double[] expected) {
        for (int d = 0; d < DIMENSION; d++) {
            double tolerance = 1e-3 * Math.max(1, Math.abs(expected[d]));
            // Without AssertJ, for there are millions.
            if (!(Math.abs(values[d] - expected[d]) < tolerance)) {
                assertThat((double) values[d]).isCloseTo(expected[d], within(tolerance));
            }
        }
    }
}
