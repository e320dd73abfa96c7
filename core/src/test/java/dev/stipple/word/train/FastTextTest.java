package dev.stipple.word.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.train.WordLevelTrainer;
import dev.stipple.word.Neighbor;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastTextTest {
    private static final FastText.Config SMALL = FastText.Config.DEFAULT
            .withDimension(20)
            .withSample(0)
            .withBuckets(5000)
            .withThreads(1);

    private static final Corpus TOPICAL = TopicalCorpus.make();

    @ParameterizedTest
    @CsvSource({"SKIP_GRAM,1", "CBOW,1", "SKIP_GRAM,3", "CBOW,2"})
    void wordsOfATopicComeTogether(Word2Vec.Algorithm algorithm, int threads) throws IOException {
        TopicalCorpus.assertLearnt(
                FastText.train(TOPICAL, SMALL.withAlgorithm(algorithm).withThreads(threads)));
    }

    /// Its n-grams say which topic it belongs to, though it is in no text.
    @ParameterizedTest
    @CsvSource({"SKIP_GRAM", "CBOW"})
    void aWordThatNoTextHasComesNearItsRelatives(Word2Vec.Algorithm algorithm) throws IOException {
        WordVectors vectors = FastText.train(TOPICAL, SMALL.withAlgorithm(algorithm));
        for (int topic = 0; topic < TopicalCorpus.TOPICS; topic++) {
            String prefix = "t" + topic + "w";
            String unknown = prefix + "unheard";

            assertThat(vectors.contains(unknown)).isFalse();
            assertThat(vectors.nearest(unknown, TopicalCorpus.WORDS))
                    .extracting(Neighbor::word)
                    .allMatch(word -> word.startsWith(prefix));
        }
    }

    @Test
    void withoutNgramsThereIsNothingForUnknownWords() throws IOException {
        WordVectors vectors = FastText.train(TOPICAL, SMALL.withNgrams(3, 0));

        TopicalCorpus.assertLearnt(vectors);
        assertThat(vectors.vector("t1wunheard").orElseThrow()).containsOnly(0f);
    }

    @ParameterizedTest
    @CsvSource({"SKIP_GRAM", "CBOW"})
    void oneThreadGivesTheSameEachTime(Word2Vec.Algorithm algorithm) throws IOException {
        FastText.Config config = SMALL.withAlgorithm(algorithm).withEpochs(2);

        float[] first = TopicalCorpus.values(FastText.train(TOPICAL, config));

        assertThat(TopicalCorpus.values(FastText.train(TOPICAL, config))).containsExactly(first);
        assertThat(TopicalCorpus.values(FastText.train(TOPICAL, config.withSeed(2))))
                .isNotEqualTo(first);
    }

    /// In lockstep, where a thread has rows of its own for the n-grams of its words.
    @ParameterizedTest
    @CsvSource({"SKIP_GRAM,2", "CBOW,3"})
    void inDeterministicModeManyThreadsDoSoToo(Word2Vec.Algorithm algorithm, int threads) throws IOException {
        FastText.Config config = SMALL.withAlgorithm(algorithm).withDeterministic(true);

        WordVectors first = FastText.train(TOPICAL, config.withThreads(threads));

        TopicalCorpus.assertLearnt(first);
        assertThat(TopicalCorpus.values(FastText.train(TOPICAL, config.withThreads(threads))))
                .containsExactly(TopicalCorpus.values(first));
        assertThat(TopicalCorpus.values(FastText.train(TOPICAL, config.withThreads(threads + 1))))
                .isNotEqualTo(TopicalCorpus.values(first));
    }

    @Test
    void lossFallsAndProgressEndsWhereItShould() throws IOException {
        List<Progress.Report> reports = new ArrayList<>();
        FastText.train(TOPICAL, SMALL.withEpochs(1), reports::add);
        double once = reports.getLast().figures().getFirst().value();
        FastText.train(TOPICAL, SMALL, reports::add);

        Progress.Report last = reports.getLast();
        assertThat(last.done()).isEqualTo(last.total()).isEqualTo(5L * TopicalCorpus.LENGTH * TopicalCorpus.SENTENCES);
        // What knows nothing has ln 2 for each of a pair's six dot products.
        assertThat(once).isLessThan(6 * Math.log(2));
        assertThat(last.figures().getFirst().value()).isLessThan(once);
        assertThat(last.figures().get(1).value()).isLessThan(0.001);
    }

    @Test
    void anyDimensionWindowAndNgramsWork() throws IOException {
        for (int number : new int[] {1, 3, 17, 40}) {
            for (Word2Vec.Algorithm algorithm : Word2Vec.Algorithm.values()) {
                WordVectors vectors = FastText.train(
                        TOPICAL,
                        SMALL.withAlgorithm(algorithm)
                                .withDimension(number)
                                .withEpochs(1)
                                .withWindow(number)
                                .withNegatives(1 + number % 20)
                                .withNgrams(1, number)
                                .withBuckets(number));
                assertThat(vectors.dimension()).isEqualTo(number);
                for (float value : TopicalCorpus.values(vectors)) {
                    assertThat(value).isFinite();
                }
            }
        }
    }

    @Test
    void tokensCanBeWords() throws IOException {
        Tokenizer tokenizer =
                WordLevelTrainer.train(TOPICAL, WordLevelTrainer.Config.DEFAULT).tokenizer();

        assertThat(FastText.train(TOPICAL, tokenizer, SMALL.withEpochs(1), Progress.NONE)
                        .contains("t0w0"))
                .isTrue();
    }

    @Test
    void aSavedModelGivesTheSameVectors(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("words.bin");
        WordVectors vectors = FastText.train(TOPICAL, SMALL.withEpochs(1));

        vectors.save(file, VectorFormat.FASTTEXT);

        WordVectors back = WordVectors.load(file);
        assertThat(back.words()).isEqualTo(vectors.words());
        assertThat(TopicalCorpus.values(back)).containsExactly(TopicalCorpus.values(vectors));
        assertThat(back.count("the")).isEqualTo(vectors.count("the"));
        for (String unknown : List.of("t1wunheard", "xyz", "the-t2w", "ö€𝄞")) {
            assertThat(back.vector(unknown).orElseThrow())
                    .containsExactly(vectors.vector(unknown).orElseThrow());
        }
    }

    @Test
    void wrongSettingsAndCorporaAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.withNgrams(7, 6))
                .withMessage("minNgram is 7; it must be from 1 to 6");
        assertThatIllegalArgumentException().isThrownBy(() -> SMALL.withBuckets(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastText.train(Corpus.of(""), SMALL))
                .withMessageContaining("no words");
    }
}
