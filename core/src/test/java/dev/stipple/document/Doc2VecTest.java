package dev.stipple.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.word.Neighbor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Doc2VecTest {
    private static final int TOPICS = 5;

    private static final Doc2Vec.Config SMALL = Doc2Vec.Config.DEFAULT
            .withDimension(20)
            .withSample(0)
            .withEpochs(20)
            .withLearningRate(0.05)
            .withThreads(1);

    private static final List<String> TEXTS = texts(600, 5);

    /// Texts of which number `i` keeps to topic `i % 5`, but for a word that all use.
    static List<String> texts(int count, int seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                text.append(random.nextInt(4) == 0 ? "the" : "t" + i % TOPICS + "w" + random.nextInt(8))
                        .append(' ');
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"DM,false,1", "DBOW,false,1", "DBOW,true,1", "DM,false,2", "DBOW,true,3"})
    void documentsOfATopicComeTogether(Doc2Vec.Model model, boolean trainWords, int threads) throws IOException {
        DocumentVectors documents = Doc2Vec.train(
                Corpus.of(TEXTS),
                SMALL.withModel(model).withTrainWords(trainWords).withThreads(threads));

        assertThat(documents.size()).isEqualTo(TEXTS.size());
        List<float[]> unseen = documents.inferAll(texts(TOPICS, 99));
        for (int topic = 0; topic < TOPICS; topic++) {
            assertTopic(documents.nearest(String.valueOf(topic + 1), 10), topic);
            assertTopic(documents.nearest(unseen.get(topic), 10), topic);
        }
        assertThat(documents.words().isPresent()).isEqualTo(model == Doc2Vec.Model.DM || trainWords);
        documents
                .words()
                .ifPresent(words -> assertThat(words.nearest("t3w0", 5))
                        .extracting(Neighbor::word)
                        .allMatch(word -> word.startsWith("t3")));
    }

    /// By chance two of ten would be of the topic. Not all need be: a vector holds too which of the topic's words its
    /// document happens to use.
    private static void assertTopic(List<SimilarDocument> found, int topic) {
        assertThat(found).hasSize(10);
        assertThat(ofTopic(found, topic)).isGreaterThan(6);
    }

    private static long ofTopic(List<SimilarDocument> found, int topic) {
        return found.stream()
                .filter(hit -> (Integer.parseInt(hit.document()) - 1) % TOPICS == topic)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"DM,false", "DBOW,true"})
    void oneThreadGivesTheSameEachTime(Doc2Vec.Model model, boolean trainWords) throws IOException {
        Doc2Vec.Config config =
                SMALL.withModel(model).withTrainWords(trainWords).withEpochs(3);
        float[] first = values(Doc2Vec.train(Corpus.of(TEXTS), config));

        assertThat(values(Doc2Vec.train(Corpus.of(TEXTS), config))).containsExactly(first);
        assertThat(values(Doc2Vec.train(Corpus.of(TEXTS), config.withSeed(2)))).isNotEqualTo(first);
    }

    /// In lockstep, where a thread has rows of its own for the documents and words that it reads.
    @ParameterizedTest
    @CsvSource({"DM,false", "DBOW,false", "DBOW,true"})
    void inDeterministicModeManyThreadsDoSoToo(Doc2Vec.Model model, boolean trainWords) throws IOException {
        Doc2Vec.Config config = SMALL.withModel(model)
                .withTrainWords(trainWords)
                .withDeterministic(true)
                .withThreads(2);

        DocumentVectors first = Doc2Vec.train(Corpus.of(TEXTS), config);

        long found = IntStream.range(0, TEXTS.size())
                .mapToLong(document -> ofTopic(first.nearest(String.valueOf(document + 1), 10), document % TOPICS))
                .sum();
        assertThat(found).isGreaterThan(9L * TEXTS.size());
        assertThat(values(Doc2Vec.train(Corpus.of(TEXTS), config))).containsExactly(values(first));
        assertThat(values(Doc2Vec.train(Corpus.of(TEXTS), config.withThreads(3))))
                .isNotEqualTo(values(first));
    }

    private static float[] values(DocumentVectors documents) {
        float[] values = new float[documents.size() * documents.dimension()];
        documents.matrix().copyRows(0, documents.size(), values, 0);
        return values;
    }

    @ParameterizedTest
    @CsvSource({"DM", "DBOW"})
    void aTextHasOneVectorWhateverWasInferredBefore(Doc2Vec.Model model) throws IOException {
        DocumentVectors documents = Doc2Vec.train(
                Corpus.of(TEXTS), SMALL.withModel(model).withSample(1e-3).withEpochs(3));
        List<String> unseen = texts(100, 3);

        float[] alone = documents.infer(unseen.get(7));
        List<float[]> all = documents.inferAll(unseen);

        assertThat(all.get(7)).containsExactly(alone);
        assertThat(documents.infer(unseen.get(7))).containsExactly(alone);
        assertThat(documents.inferAll(unseen.reversed()).reversed())
                .usingRecursiveComparison()
                .isEqualTo(all);
        assertThat(documents.infer(unseen.get(7), documents.inference().withSeed(9)))
                .isNotEqualTo(alone);
        assertThat(documents.infer("nothing that it knows")).containsOnly(0);
        assertThat(documents.inferAll(List.of())).isEmpty();
    }

    @Test
    void everyTextIsADocumentEvenWithoutWords() throws IOException {
        DocumentVectors documents =
                Doc2Vec.train(Corpus.of("", "a b a b", "zz", "a b ".repeat(100)), SMALL.withMinCount(2));

        assertThat(documents.tags()).containsExactly("1", "2", "3", "4");
        assertThat(documents.vector("4")).isPresent();
        assertThat(documents.vector("5")).isEmpty();
    }

    @Test
    void documentsCanHaveOtherTags() throws IOException {
        DocumentVectors documents =
                Doc2Vec.train(Corpus.of("a b", "b a"), SMALL.withMinCount(1)).withTags(List.of("one.txt", "two.txt"));

        assertThat(documents.nearest("one.txt", 5))
                .extracting(SimilarDocument::document)
                .containsExactly("two.txt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> documents.withTags(List.of("one")))
                .withMessage("1 tags for 2 documents");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> documents.nearest("three", 1))
                .withMessage("unknown document \"three\"");
    }

    @Test
    void lossFallsAndProgressEndsWhereItShould() throws IOException {
        List<Progress.Report> reports = new ArrayList<>();
        Doc2Vec.train(Corpus.of(TEXTS), SMALL.withEpochs(1), reports::add);
        double once = reports.getLast().figures().getFirst().value();
        Doc2Vec.train(Corpus.of(TEXTS), SMALL, reports::add);

        Progress.Report last = reports.getLast();
        assertThat(last.done()).isEqualTo(last.total()).isEqualTo(20L * 40 * TEXTS.size());
        assertThat(once).isLessThan(6 * Math.log(2));
        assertThat(last.figures().getFirst().value()).isLessThan(once);
    }

    @Test
    void wrongSettingsAndCorporaAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.withDimension(0))
                .withMessage("dimension is 0; it must be from 1 to 4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc2Vec.train(Corpus.of(""), SMALL))
                .withMessageContaining("no words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inference(0, 0.025, 0.0001, 1))
                .withMessageStartingWith("epochs is 0");
    }
}
