package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.Progress;
import dev.stipple.internal.train.DocumentSettings.Model;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine against its literal twin, number by number.
class DocumentEngineTest {
    private static final int DIMENSION = 13;

    /// 40 documents of up to 40 words, some without any.
    private static Corpus corpus() {
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            int length = i % 9 == 3 ? 0 : 1 + random.nextInt(40);
            for (int j = 0; j < length; j++) {
                text.append('w').append(random.nextInt(1 + random.nextInt(30))).append(' ');
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

    private static DocumentSettings settings(Model model, boolean trainWords) {
        return new DocumentSettings(
                model, trainWords, new TrainingSettings(DIMENSION, 3, 4, 1, 0, 3, 0.1f, 0.01f, 1, false, 7));
    }

    private static List<int[]> ids(TrainingCorpus corpus) throws IOException {
        List<int[]> texts = new ArrayList<>();
        IntStream.range(0, (int) corpus.ids().texts()).forEach(_ -> texts.add(new int[0]));
        try (IdCorpus.Shard shard = corpus.ids().shard(0, 1)) {
            while (shard.next()) {
                texts.set((int) shard.text(), Arrays.copyOfRange(shard.ids(), shard.from(), shard.to()));
            }
        }
        return texts;
    }

    private static double[][] rows(Matrix matrix, int from, int to) {
        double[][] rows = new double[to - from][];
        for (int row = from; row < to; row++) {
            float[] values = matrix.row(row);
            rows[row - from] = IntStream.range(0, values.length)
                    .mapToDouble(d -> values[d])
                    .toArray();
        }
        return rows;
    }

    private static DocumentTwin twin(TrainingCorpus corpus, DocumentSettings settings) {
        int words = settings.hasWords() ? corpus.vocabulary().size() : 0;
        int documents = (int) corpus.ids().texts();
        TrainingRows first = new TrainingRows(words + documents, 1, new TrainingRows.PrivateRows(0, 0), DIMENSION);
        first.initialize(settings.training().seed());
        return new DocumentTwin(
                settings,
                corpus.vocabulary().counts(),
                rows(first.vectors(), 0, words),
                rows(first.vectors(), words, words + documents));
    }

    @ParameterizedTest
    @CsvSource({"DM,false", "DBOW,false", "DBOW,true"})
    void trainingIsThatOfTheTwin(Model model, boolean trainWords) throws IOException {
        DocumentSettings settings = settings(model, trainWords);
        try (TrainingCorpus corpus = read()) {
            DocumentTwin twin = twin(corpus, settings);

            DocumentEngine.Learnt learnt = DocumentEngine.train(corpus, settings, Progress.NONE);
            twin.train(ids(corpus));

            assertSame(learnt.documents(), twin.documents);
            assertSame(learnt.outputs(), twin.outputs);
            assertThat(learnt.words().isPresent()).isEqualTo(settings.hasWords());
            learnt.words().ifPresent(words -> assertSame(words, twin.words));
        }
    }

    @ParameterizedTest
    @CsvSource({"DM,false", "DBOW,false", "DBOW,true"})
    void inferenceIsThatOfTheTwin(Model model, boolean trainWords) throws IOException {
        DocumentSettings settings = settings(model, trainWords);
        try (TrainingCorpus corpus = read()) {
            DocumentTwin twin = twin(corpus, settings);
            twin.train(ids(corpus));
            DocumentEngine.Learnt learnt = DocumentEngine.train(corpus, settings, Progress.NONE);
            DocumentInference inference = new DocumentInference(
                    new DocumentInference.Model(corpus.vocabulary().counts(), 0, learnt.outputs(), learnt.words()),
                    settings);
            for (int[] text : List.of(
                    new int[] {3}, new int[] {1, 2, 1, 5, 0, 9, 2}, ids(corpus).getFirst())) {
                assertClose(inference.infer(text, text.length), twin.infer(text));
            }
            assertThat(inference.infer(new int[0], 0)).containsOnly(0).hasSize(DIMENSION);
        }
    }

    private static void assertSame(Matrix matrix, double[][] rows) {
        assertThat(matrix.rows()).isEqualTo(rows.length);
        for (int row = 0; row < rows.length; row++) {
            assertClose(matrix.row(row), rows[row]);
        }
    }

    private static void assertClose(float[] values, double[] expected) {
        assertThat(values).hasSize(expected.length);
        for (int d = 0; d < expected.length; d++) {
            assertThat((double) values[d]).isCloseTo(expected[d], within(2e-5));
        }
    }
}
