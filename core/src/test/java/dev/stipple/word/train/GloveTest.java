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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GloveTest {
    private static final Glove.Config SMALL =
            Glove.Config.DEFAULT.withDimension(20).withWindow(5).withXMax(1000).withThreads(1);

    private static final Corpus TOPICAL = TopicalCorpus.make();

    @ParameterizedTest
    @CsvSource({"SUM,1", "WORD,1", "SUM,3"})
    void wordsOfATopicComeTogether(Glove.Vector vector, int threads) throws IOException {
        TopicalCorpus.assertLearnt(Glove.train(TOPICAL, SMALL.withVector(vector).withThreads(threads)));
    }

    @Test
    void oneThreadGivesTheSameEachTime() throws IOException {
        float[] first = TopicalCorpus.values(Glove.train(TOPICAL, SMALL));

        assertThat(TopicalCorpus.values(Glove.train(TOPICAL, SMALL))).containsExactly(first);
        assertThat(TopicalCorpus.values(Glove.train(TOPICAL, SMALL.withSeed(2))))
                .isNotEqualTo(first);
    }

    @Test
    void inDeterministicModeManyThreadsDoSoToo() throws IOException {
        Glove.Config config = SMALL.withDeterministic(true).withThreads(2);
        WordVectors first = Glove.train(TOPICAL, config);

        TopicalCorpus.assertLearnt(first);
        assertThat(TopicalCorpus.values(Glove.train(TOPICAL, config))).containsExactly(TopicalCorpus.values(first));
        assertThat(TopicalCorpus.values(Glove.train(TOPICAL, config.withThreads(3))))
                .isNotEqualTo(TopicalCorpus.values(first));
    }

    @Test
    void lossFallsAndProgressEndsWhereItShould() throws IOException {
        List<Progress.Report> reports = new ArrayList<>();
        Glove.train(TOPICAL, SMALL.withEpochs(1), reports::add);
        Progress.Report once = reports.getLast();
        Glove.train(TOPICAL, SMALL, reports::add);

        Progress.Report last = reports.getLast();
        assertThat(last.phase()).isEqualTo("train");
        assertThat(last.done()).isEqualTo(last.total()).isEqualTo(25 * once.total());
        assertThat(last.figures().getFirst().name()).isEqualTo("loss");
        assertThat(last.figures().getFirst().value())
                .isPositive()
                .isLessThan(once.figures().getFirst().value() / 2);
    }

    @Test
    void anyDimensionWorks() throws IOException {
        for (int dimension : new int[] {1, 3, 17, 1000}) {
            WordVectors vectors =
                    Glove.train(TOPICAL, SMALL.withDimension(dimension).withEpochs(1));
            assertThat(vectors.dimension()).isEqualTo(dimension);
            for (float value : TopicalCorpus.values(vectors)) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void tokensCanBeWords() throws IOException {
        Tokenizer tokenizer =
                WordLevelTrainer.train(TOPICAL, WordLevelTrainer.Config.DEFAULT).tokenizer();

        assertThat(Glove.train(TOPICAL, tokenizer, SMALL.withEpochs(1), Progress.NONE)
                        .contains("t0w0"))
                .isTrue();
    }

    @Test
    void wrongSettingsAndCorporaAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.withXMax(0))
                .withMessageContaining("xMax is 0.0; it must be from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glove.train(Corpus.of("a", "a", "a", "a", "a"), SMALL))
                .withMessage("nothing to train on: no text holds two of the vocabulary's 1 words");
    }
}
