package dev.stipple.word.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.train.WordLevelTrainer;
import dev.stipple.word.AnalogyQuestions;
import dev.stipple.word.Evaluation;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordPairs;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DimensionSweepTest {
    private static final Word2Vec.Config SMALL = Word2Vec.Config.DEFAULT
            .withSample(0)
            .withEpochs(3)
            .withLearningRate(0.1)
            .withThreads(1);

    private static final Corpus TOPICAL = TopicalCorpus.make();

    private static final WordPairs PAIRS = new WordPairs(
            "topics",
            List.of(
                    new WordPairs.Pair("t1w0", "t1w1", 9),
                    new WordPairs.Pair("t2w0", "t2w5", 8),
                    new WordPairs.Pair("t1w0", "t2w1", 1),
                    new WordPairs.Pair("t3w0", "t4w1", 0)));

    private static final AnalogyQuestions QUESTIONS = new AnalogyQuestions(List.of(new AnalogyQuestions.Section(
            "topics", List.of(new AnalogyQuestions.Question("t1w0", "t1w1", "t2w0", "t2w1")))));

    @TempDir
    private Path folder;

    @Test
    void eachDimensionIsWhatTrainingItAloneGives() throws IOException {
        Map<Integer, WordVectors> heard = new LinkedHashMap<>();

        List<DimensionSweep.Result> results = DimensionSweep.of(3, 20)
                .withSimilarity(List.of(PAIRS))
                .withAnalogies(QUESTIONS, 50)
                .run(TOPICAL, SMALL, Progress.NONE, (result, vectors) -> heard.put(result.dimension(), vectors));

        assertThat(heard).containsOnlyKeys(3, 20);
        assertThat(results).extracting(DimensionSweep.Result::dimension).containsExactly(3, 20);
        for (DimensionSweep.Result result : results) {
            WordVectors alone = Word2Vec.train(TOPICAL, SMALL.withDimension(result.dimension()));
            assertThat(TopicalCorpus.values(Objects.requireNonNull(heard.get(result.dimension()))))
                    .containsExactly(TopicalCorpus.values(alone));
            assertThat(result.similarity()).containsEntry("topics", Evaluation.similarity(alone, PAIRS));
            assertThat(result.analogies()).contains(Evaluation.analogies(alone, QUESTIONS, 50));
        }
        assertThat(results.getLast().similarity().firstEntry().getValue().spearman())
                .isGreaterThan(0.7);
    }

    @Test
    void costsAreThoseOfTheMatricesTheFileAndTheHeap() throws IOException {
        List<DimensionSweep.Result> results =
                DimensionSweep.of(1, 4000).run(TOPICAL, SMALL.withEpochs(1), Progress.NONE, this::save);

        for (DimensionSweep.Result result : results) {
            assertThat(result.vocabulary()).isEqualTo(41);
            assertThat(result.words()).isEqualTo((long) TopicalCorpus.SENTENCES * TopicalCorpus.LENGTH);
            assertThat(result.wordsPerSecond())
                    .isCloseTo(result.words() / (result.time().toNanos() / 1e9), withinPercentage(0.01));
            assertThat(result.matrixBytes()).isGreaterThan(2L * 41 * result.dimension() * Float.BYTES);
            assertThat(result.fileBytes()).isEqualTo(Files.size(file(result)));
            assertThat(result.similarity()).isEmpty();
            assertThat(result.analogies()).isEmpty();
        }
        // Rows of one number are padded to a cache line.
        long grown = results.getLast().matrixBytes() - results.getFirst().matrixBytes();
        assertThat(grown).isGreaterThan(2L * 41 * 3900 * Float.BYTES);
        // Both matrices, and what else happens to live.
        assertThat(results.getLast().heapBytes() - results.getFirst().heapBytes())
                .isBetween(9 * grown / 10, 2 * grown);
    }

    private void save(DimensionSweep.Result result, WordVectors vectors) throws IOException {
        vectors.save(file(result), VectorFormat.WORD2VEC_BINARY);
    }

    private Path file(DimensionSweep.Result result) {
        return folder.resolve(result.dimension() + ".bin");
    }

    @Test
    void progressNamesTheDimensionAndTheCorpusIsReadOnce() throws IOException {
        List<String> phases = new ArrayList<>();

        DimensionSweep.of(2, 5).run(TOPICAL, SMALL, report -> phases.add(report.phase()), DimensionSweep.Listener.NONE);

        assertThat(phases.stream().distinct())
                .containsExactly("count words", "dimension 2 (1 of 2): train", "dimension 5 (2 of 2): train");
    }

    @Test
    void tokensCanBeWords() throws IOException {
        Tokenizer tokenizer =
                WordLevelTrainer.train(TOPICAL, WordLevelTrainer.Config.DEFAULT).tokenizer();

        assertThat(DimensionSweep.of(4).run(TOPICAL, tokenizer, SMALL, Progress.NONE, DimensionSweep.Listener.NONE))
                .hasSize(1);
    }

    @Test
    void wrongNumbersAreToldWithBothValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(DimensionSweep::of)
                .withMessage("there are no dimensions to train");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DimensionSweep.of(10, 5000))
                .withMessage("dimension is 5000; it must be from 1 to 4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DimensionSweep.of(10, 20, 10))
                .withMessage("of the dimensions [10, 20, 10] two are the same");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DimensionSweep.of(10).withSimilarity(List.of(PAIRS, PAIRS)))
                .withMessage("of the sets of pairs [topics, topics] two are the same");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DimensionSweep.of(10).withAnalogies(QUESTIONS, 0))
                .withMessageStartingWith("restrict is 0");
    }
}
