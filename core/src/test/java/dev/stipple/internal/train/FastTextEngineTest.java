package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.Progress;
import dev.stipple.internal.vectorfile.Ngrams;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine against its literal twin, number by number.
class FastTextEngineTest {
    private static final int DIMENSION = 13;

    /// 40 sentences of up to 40 words, whose spellings share n-grams; the shortest have a word or none.
    private static Corpus corpus() {
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
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

    private static TrainingCorpus read() throws IOException {
        return TrainingCorpus.read(
                corpus(),
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
        try (TrainingCorpus corpus = read()) {
            TrainingVocabulary vocabulary = corpus.vocabulary();
            FastTextTwin twin = new FastTextTwin(
                    settings,
                    vocabulary.words(),
                    vocabulary.counts(),
                    firstRows(
                            new SubwordLists(vocabulary.words(), settings.ngrams()),
                            settings.training().seed()));

            FastTextEngine.Learnt learnt = FastTextEngine.train(corpus, settings, Progress.NONE);
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
