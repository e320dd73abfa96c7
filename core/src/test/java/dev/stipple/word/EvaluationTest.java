package dev.stipple.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.SharedData;
import dev.stipple.internal.format.Json;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The same figures as gensim 4.2 gives; bench/golden/word_vectors.py made them.
class EvaluationTest {
    private static final Path GOLDEN = SharedData.checkout().resolve("core/src/test/resources/dev/stipple/word");

    @Test
    void analogiesAndSimilaritiesAreThoseOfGensim() throws IOException {
        WordVectors vectors = WordVectors.load(GOLDEN.resolve("small.vec"));
        AnalogyQuestions questions = AnalogyQuestions.load(GOLDEN.resolve("questions.txt"));
        for (Json expected :
                Json.load(GOLDEN.resolve("evaluation.json")).get("small").items()) {
            checkAnalogies(vectors, questions, expected);
        }
    }

    @Test
    void onSharedSetsToo() throws IOException {
        WordVectors vectors = WordVectors.load(SharedData.file("words/formats/euclidean_vectors.bin"));
        Json expected = Json.load(GOLDEN.resolve("evaluation.json"))
                .get("euclidean_vectors.bin")
                .items()
                .getFirst();
        checkAnalogies(vectors, AnalogyQuestions.load(SharedData.file("words/questions-words.txt")), expected);
        for (Map.Entry<String, Json> pairs : expected.get("pairs").members().entrySet()) {
            WordPairs set = WordPairs.load(SharedData.file("words/similarity/" + pairs.getKey()));
            Evaluation.Correlation correlation = Evaluation.similarity(vectors, set);
            Json wanted = pairs.getValue();
            assertThat(correlation.spearman())
                    .as(pairs.getKey())
                    .isCloseTo(wanted.get("spearman").number(), within(1e-6));
            assertThat(correlation.pearson()).isCloseTo(wanted.get("pearson").number(), within(1e-6));
            double unknown = 100.0 * (correlation.pairs() - correlation.found()) / correlation.pairs();
            assertThat(unknown).isCloseTo(wanted.get("oov").number(), within(1e-6));
        }
    }

    private static void checkAnalogies(WordVectors vectors, AnalogyQuestions questions, Json expected)
            throws IOException {
        Evaluation.AnalogyScores scores = Evaluation.analogies(
                vectors, questions, expected.get("restrict").integer());
        for (Map.Entry<AnalogyQuestions.Section, Evaluation.Score> section :
                scores.sections().entrySet()) {
            List<Json> wanted =
                    expected.get("sections").get(section.getKey().name()).items();
            assertThat(section.getValue())
                    .as(section.getKey().name())
                    .isEqualTo(new Evaluation.Score(
                            wanted.get(1).integer(), wanted.get(0).integer()));
        }
        List<Json> total = expected.get("sections").get("Total accuracy").items();
        assertThat(scores.total())
                .isEqualTo(new Evaluation.Score(
                        total.get(1).integer(), total.get(0).integer()));
        assertThat(scores.semantic().asked() + scores.syntactic().asked())
                .isEqualTo(scores.total().asked());
    }

    @Test
    void tiesShareTheMeanOfTheirRanks() {
        assertThat(Correlations.ranks(new double[] {3, 1, 3, 2, 3})).containsExactly(3, 0, 3, 1, 3);
        assertThat(Correlations.spearman(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}))
                .isCloseTo(0.9486832980505138, within(1e-12)); // scipy.stats.spearmanr
        assertThat(Correlations.spearman(new double[] {1, 1}, new double[] {1, 2}))
                .isNaN();
    }

    @Test
    void unknownPairsAreCountedAndLeftOut() {
        WordVectors vectors = WordVectors.of(List.of("a", "b"), Matrix.of(2, 1, new float[] {1, 2}));
        var set = new WordPairs("set", List.of(new WordPairs.Pair("A", "b", 1), new WordPairs.Pair("a", "absent", 2)));

        Evaluation.Correlation correlation = Evaluation.similarity(vectors, set);

        assertThat(correlation.pairs()).isEqualTo(2);
        assertThat(correlation.found()).isEqualTo(1);
        assertThat(correlation.spearman()).isNaN();
    }
}
