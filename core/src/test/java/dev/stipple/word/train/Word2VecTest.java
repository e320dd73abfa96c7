package dev.stipple.word.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.train.WordLevelTrainer;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Word2VecTest {
    private static final Word2Vec.Config SMALL = Word2Vec.Config.DEFAULT
            .withDimension(20)
            .withSample(0)
            .withEpochs(10)
            .withLearningRate(0.1)
            .withThreads(1);

    private static final Corpus TOPICAL = TopicalCorpus.make();

    @ParameterizedTest
    @CsvSource({
        "SKIP_GRAM,NEGATIVE_SAMPLING,1", "SKIP_GRAM,HIERARCHICAL_SOFTMAX,1", "CBOW,NEGATIVE_SAMPLING,1",
        "CBOW,HIERARCHICAL_SOFTMAX,1", "SKIP_GRAM,NEGATIVE_SAMPLING,3", "CBOW,NEGATIVE_SAMPLING,2"
    })
    void wordsOfATopicComeTogether(Word2Vec.Algorithm algorithm, Word2Vec.Loss loss, int threads) throws IOException {
        TopicalCorpus.assertLearnt(Word2Vec.train(
                TOPICAL, SMALL.withAlgorithm(algorithm).withLoss(loss).withThreads(threads)));
    }

    @Test
    void bothGradientsOfCbowLearn() throws IOException {
        for (Word2Vec.CbowGradient gradient : Word2Vec.CbowGradient.values()) {
            WordVectors vectors = Word2Vec.train(
                    TOPICAL,
                    SMALL.withAlgorithm(Word2Vec.Algorithm.CBOW)
                            .withCbowGradient(gradient)
                            .withLearningRate(0.05));
            assertThat(vectors.nearest("t1w3", 1).getFirst().word()).startsWith("t1w");
        }
    }

    @ParameterizedTest
    @CsvSource({"SKIP_GRAM,NEGATIVE_SAMPLING", "CBOW,HIERARCHICAL_SOFTMAX"})
    void oneThreadGivesTheSameEachTime(Word2Vec.Algorithm algorithm, Word2Vec.Loss loss) throws IOException {
        Word2Vec.Config config = SMALL.withAlgorithm(algorithm).withLoss(loss).withEpochs(2);

        float[] first = TopicalCorpus.values(Word2Vec.train(TOPICAL, config));

        assertThat(TopicalCorpus.values(Word2Vec.train(TOPICAL, config))).containsExactly(first);
        assertThat(TopicalCorpus.values(Word2Vec.train(TOPICAL, config.withSeed(2))))
                .isNotEqualTo(first);
    }

    @Test
    void lossFallsAndProgressEndsWhereItShould() throws IOException {
        List<Progress.Report> reports = new ArrayList<>();
        Word2Vec.train(TOPICAL, SMALL.withEpochs(1), reports::add);
        double once = loss(reports.getLast());
        Word2Vec.train(TOPICAL, SMALL, reports::add);

        Progress.Report last = reports.getLast();
        assertThat(last.phase()).isEqualTo("train");
        assertThat(last.done()).isEqualTo(last.total()).isEqualTo(10L * 12 * 3000);
        // What knows nothing has ln 2 for each of a pair's six dot products.
        assertThat(once).isLessThan(6 * Math.log(2));
        assertThat(loss(last)).isLessThan(once);
        assertThat(last.figures().get(1).name()).isEqualTo("learning rate");
        assertThat(last.figures().get(1).value()).isLessThan(0.01);
    }

    private static double loss(Progress.Report report) {
        assertThat(report.figures().getFirst().name()).isEqualTo("loss");
        return report.figures().getFirst().value();
    }

    @Test
    void anyDimensionWindowAndNumberOfNegativesWork() throws IOException {
        for (int dimension : new int[] {1, 3, 17, 64, 1000}) {
            WordVectors vectors = Word2Vec.train(
                    TOPICAL,
                    SMALL.withDimension(dimension)
                            .withEpochs(1)
                            .withWindow(dimension)
                            .withNegatives(1 + dimension % 20));
            assertThat(vectors.dimension()).isEqualTo(dimension);
            for (float value : TopicalCorpus.values(vectors)) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void aVocabularyOfOneWordIsNoTrouble() throws IOException {
        Corpus corpus = Corpus.of("a a a a a a a a");
        for (Word2Vec.Loss loss : Word2Vec.Loss.values()) {
            assertThat(Word2Vec.train(corpus, SMALL.withLoss(loss)).words()).containsExactly("a");
        }
    }

    @Test
    void tokensCanBeWords() throws IOException {
        Tokenizer tokenizer =
                WordLevelTrainer.train(TOPICAL, WordLevelTrainer.Config.DEFAULT).tokenizer();

        WordVectors vectors = Word2Vec.train(TOPICAL, tokenizer, SMALL, Progress.NONE);

        assertThat(vectors.contains("t0w0")).isTrue();
        assertThat(IntStream.range(0, vectors.size())
                        .mapToObj(row -> vectors.words().get(row)))
                .allMatch(word -> tokenizer.vocabulary().id(word).isPresent());
    }

    @Test
    void wrongSettingsAndCorporaAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.withDimension(4097))
                .withMessage("dimension is 4097; it must be from 1 to 4096");
        assertThatIllegalArgumentException().isThrownBy(() -> SMALL.withLearningRate(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Word2Vec.train(Corpus.of(""), SMALL))
                .withMessageContaining("no words");
    }
}
