package dev.stipple.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.SharedData;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
}
