package dev.stipple.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.SharedData;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordVectorsTest {
    private static final WordVectors SMALL = WordVectors.of(
            List.of("king", "queen", "man", "woman", "tea"),
            Matrix.of(5, 3, new float[] {1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, -1, 0.1f, 0.1f}));

    @TempDir
    private Path folder;

    @Test
    void nearestLeavesTheWordOut() {
        List<Neighbor> nearest = SMALL.nearest("king", 2);

        assertThat(nearest).extracting(Neighbor::word).containsExactly("man", "queen");
        assertThat(nearest.getFirst().similarity()).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(SMALL.nearest(new float[] {1, 1, 0}, 1).getFirst().word()).isEqualTo("king");
    }

    @Test
    void anUnknownWordIsRejectedOrSkipped() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.nearest("kign", 2))
                .withMessageContaining("kign");
        assertThat(SMALL.withOutOfVocabulary(OutOfVocabulary.SKIP).nearest("kign", 2))
                .isEmpty();
        assertThat(SMALL.vector("kign")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = VectorFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "FASTTEXT")
    void everyFormatComesBack(VectorFormat format) throws IOException {
        Path file = folder.resolve("vectors");
        SMALL.save(file, format);

        try (WordVectors back = WordVectors.open(file)) {
            assertSame(back, SMALL);
        }
        assertSame(WordVectors.load(file), SMALL);
    }

    static void assertSame(WordVectors actual, WordVectors expected) {
        assertThat(actual.words()).containsExactlyElementsOf(expected.words());
        for (int row = 0; row < expected.size(); row++) {
            assertThat(actual.matrix().row(row)).isEqualTo(expected.matrix().row(row));
        }
    }

    @Test
    void realFilesOpen() throws IOException {
        for (String name : List.of(
                "crime-and-punishment.vec",
                "lee_fasttext.vec",
                "toy-model.vec",
                "test_glove.txt",
                "lid.176.ftz",
                "lee_fasttext.bin",
                "lee_fasttext_new.bin",
                "cp852_fasttext.bin",
                "non_ascii_fasttext.bin",
                "toy-model.bin",
                "crime-and-punishment.bin",
                "word2vec-npm-vectors.txt",
                "word2vec_pre_kv_c",
                "euclidean_vectors.bin")) {
            try (WordVectors vectors = WordVectors.open(SharedData.file("words/formats/" + name))) {
                assertThat(vectors.size()).as(name).isPositive();
            }
        }
    }

    @Test
    void wordsMayHoldBlanksInText() throws IOException {
        Path file = Files.write(
                folder.resolve("glove.txt"),
                "new york 1 2\n. . 5 3 4\n 5 6\n7 7 8\nend  -1 1e-2\u00A0 9 1\n".getBytes(StandardCharsets.UTF_8));

        WordVectors vectors = WordVectors.load(file);

        assertThat(vectors.words()).containsExactly("new york", ". . 5", "", "7", "end  -1 1e-2\u00A0");
        assertThat(vectors.matrix().row(1)).containsExactly(3, 4);
        vectors.save(folder.resolve("again.txt"), VectorFormat.GLOVE);
        assertSame(WordVectors.load(folder.resolve("again.txt")), vectors);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vectors.save(file, VectorFormat.WORD2VEC_TEXT))
                .withMessageContaining("\"new york\" holds a blank");
    }

    @Test
    void rowsOfABinaryNeedNoLineEnd() throws IOException {
        Path file = folder.resolve("vectors.bin");
        SMALL.save(file, VectorFormat.WORD2VEC_BINARY);
        byte[] with = Files.readAllBytes(file);
        // gensim writes no LF behind a row: take out each that stands behind three floats.
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        int at = "5 3\n".length();
        without.write(with, 0, at);
        for (String word : SMALL.words()) {
            int length = word.length() + 1 + 3 * Float.BYTES;
            without.write(with, at, length);
            at += length + 1;
        }
        Files.write(file, without.toByteArray());

        try (WordVectors vectors = WordVectors.open(file)) {
            assertSame(vectors, SMALL);
        }
    }

    @Test
    void theMostFrequentWords() {
        WordVectors first = SMALL.mostFrequent(2);

        assertThat(first.words()).containsExactly("king", "queen");
        assertThat(first.nearest("king", 5)).extracting(Neighbor::word).containsExactly("queen");
        assertThat(SMALL.mostFrequent(99).size()).isEqualTo(5);
        WordList words = WordList.of(List.of("a", "b", "c"));
        WordVectors counted = WordVectors.of(new VectorTable(
                words, Matrix.of(3, 1, new float[] {1, 2, 3}), Optional.of(new long[] {5, 9, 7}), Optional.empty()));
        assertThat(counted.mostFrequent(2).words()).containsExactly("b", "c");
        assertThat(counted.mostFrequent(2).vector("c")).contains(new float[] {3});
        assertThat(counted.mostFrequent(2).count("b")).hasValue(9);
        assertThat(counted.count("d")).isEmpty();
    }

    @Test
    void unitLengthAndFewerDimensions() {
        WordVectors units = SMALL.normalized();
        assertThat(units.vector("king").orElseThrow()).containsExactly(0.70710677f, 0.70710677f, 0);
        assertThat(SMALL.truncated(1).vector("tea").orElseThrow()).containsExactly(-1);
        // Three dimensions hold all distances, in whatever directions.
        WordVectors turned = SMALL.reduced(3);
        for (String word : SMALL.words()) {
            assertThat(Vectors.distance(
                            turned.vector(word).orElseThrow(),
                            turned.vector("tea").orElseThrow()))
                    .isCloseTo(
                            Vectors.distance(
                                    SMALL.vector(word).orElseThrow(),
                                    SMALL.vector("tea").orElseThrow()),
                            within(1e-5f));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SMALL.reduced(4));
    }

    @Test
    void twoSpacesBecomeOne() {
        // The same points, turned by a quarter and one of them missing, another new.
        WordVectors other = WordVectors.of(
                List.of("new", "man", "king", "queen", "woman"),
                Matrix.of(5, 3, new float[] {0, 0, 9, -1, 0, 0, -1, 1, 0, 0, 1, 1, 0, 0, 1}));

        WordVectors aligned = other.alignedTo(SMALL);
        WordVectors merged = SMALL.merged(aligned);

        for (String word : List.of("man", "king", "queen", "woman")) {
            assertThat(Vectors.distance(
                            aligned.vector(word).orElseThrow(),
                            SMALL.vector(word).orElseThrow()))
                    .isLessThan(1e-5f);
        }
        assertThat(merged.words()).containsExactly("king", "queen", "man", "woman", "tea", "new");
        assertThat(merged.nearest("new", 1)).first().extracting(Neighbor::word).isEqualTo("woman");
        assertThatIllegalArgumentException().isThrownBy(() -> SMALL.merged(SMALL.truncated(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> WordVectors.of(List.of("x"), Matrix.zeros(1, 3)).alignedTo(SMALL))
                .withMessage("the two have no word in common");
    }

    @Test
    void aClosedFileIsNotReadAnyMore() throws IOException {
        Path file = folder.resolve("vectors.bin");
        SMALL.save(file, VectorFormat.WORD2VEC_BINARY);
        WordVectors vectors = WordVectors.open(file);
        vectors.close();

        assertThatIllegalStateException().isThrownBy(() -> vectors.nearest("king", 1));
    }

    @Test
    void manyThreadsMaySearchAtOnce() {
        List<List<Neighbor>> found = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> SMALL.nearest(SMALL.words().get(i % 5), 2))
                .toList();
        for (int i = 0; i < 200; i++) {
            assertThat(found.get(i)).isEqualTo(SMALL.nearest(SMALL.words().get(i % 5), 2));
        }
    }

    @Test
    void wordsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordVectors.of(List.of("a", "b", "a"), Matrix.zeros(3, 1)))
                .withMessage("the word \"a\" stands in row 0 and in row 2");
        assertThatIllegalArgumentException().isThrownBy(() -> WordVectors.of(List.of("a\uD800"), Matrix.zeros(1, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordVectors.of(List.of("a"), Matrix.zeros(2, 1)))
                .withMessage("1 words for 2 vectors");
    }

    /// bench/golden/word_vectors.py wrote them.
    @Test
    void arraysOfNumpyOpen() throws IOException {
        Path golden = SharedData.checkout().resolve("core/src/test/resources/dev/stipple/word");
        for (String name : List.of("numpy.npz", "half.npy")) {
            WordVectors vectors = WordVectors.load(golden.resolve(name));

            assertThat(vectors.words()).containsExactly("the", "naïve", "試し", "b");
            float[] the = {0.1f, -2, 3e-5f};
            float[] rounded = {0.099975586f, -2, 2.9981136e-5f};
            assertThat(vectors.vector("the").orElseThrow()).isEqualTo(name.startsWith("half") ? rounded : the);
            assertThat(vectors.vector("試し").orElseThrow()).containsExactly(-7.25f, 1000, 2);
        }
    }
}
