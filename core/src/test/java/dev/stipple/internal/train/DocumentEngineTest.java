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

/// The engine against its literal twin, number by number; and against itself, stopped or with more threads.
class DocumentEngineTest {
    private static final int DIMENSION = 13;

    /// Documents of up to 40 words, some without any.
    private static Corpus corpus(int count) {
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int length = i % 9 == 3 ? 0 : 1 + random.nextInt(40);
            for (int j = 0; j < length; j++) {
                text.append('w').append(random.nextInt(1 + random.nextInt(30))).append(' ');
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
        Matrix vectors = first.takeVectors();
        return new DocumentTwin(
                settings,
                corpus.vocabulary().counts(),
                rows(vectors, 0, words),
                rows(vectors, words, words + documents));
    }

    @ParameterizedTest
    @CsvSource({"DM,false", "DBOW,false", "DBOW,true"})
    void trainingIsThatOfTheTwin(Model model, boolean trainWords) throws IOException {
        DocumentSettings settings = settings(model, trainWords);
        try (TrainingCorpus corpus = read(40)) {
            DocumentTwin twin = twin(corpus, settings);

            DocumentEngine.Learnt learnt =
                    DocumentEngine.train(corpus, settings, TrainingCheckpoints.NONE, Progress.NONE);
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
        try (TrainingCorpus corpus = read(40)) {
            DocumentTwin twin = twin(corpus, settings);
            twin.train(ids(corpus));
            DocumentEngine.Learnt learnt =
                    DocumentEngine.train(corpus, settings, TrainingCheckpoints.NONE, Progress.NONE);
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

    @ParameterizedTest
    @CsvSource({"DM,false,1", "DM,false,2", "DBOW,false,2", "DBOW,true,3"})
    void aTrainingThatGoesOnIsOneThatWasNotStopped(Model model, boolean trainWords, int threads) throws IOException {
        DocumentSettings settings = new DocumentSettings(
                model, trainWords, new TrainingSettings(DIMENSION, 3, 4, 2, 0.05, 3, 0.05f, 0.01f, threads, true, 7));
        try (TrainingCorpus corpus = read(2000)) {
            MemoryCheckpoints kept = MemoryCheckpoints.none();
            float[] whole = values(DocumentEngine.train(corpus, settings, kept, Progress.NONE));

            assertThat(kept.all).hasSizeGreaterThan(3);
            assertThat(values(DocumentEngine.train(corpus, settings, TrainingCheckpoints.NONE, Progress.NONE)))
                    .as("with and without checkpoints")
                    .containsExactly(whole);
            for (int i : new int[] {0, kept.all.size() / 2, kept.all.size() - 1}) {
                MemoryCheckpoints more = MemoryCheckpoints.from(kept.all.get(i));
                assertThat(values(DocumentEngine.train(corpus, settings, more, Progress.NONE)))
                        .containsExactly(whole);
                assertThat(more.all).hasSize(kept.all.size() - 1 - i);
            }
        }
    }

    private static float[] values(DocumentEngine.Learnt learnt) {
        float[] documents = values(learnt.documents());
        float[] outputs = values(learnt.outputs());
        float[] all = Arrays.copyOf(documents, documents.length + outputs.length);
        System.arraycopy(outputs, 0, all, documents.length, outputs.length);
        return all;
    }

    private static float[] values(Matrix matrix) {
        float[] values = new float[matrix.rows() * matrix.columns()];
        matrix.copyRows(0, matrix.rows(), values, 0);
        return values;
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
