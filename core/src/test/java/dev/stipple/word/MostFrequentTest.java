package dev.stipple.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.MalformedModelException;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of which only the first rows are wanted: what is read then, beside what reading all and cutting gives.
class MostFrequentTest {
    @TempDir
    private Path folder;

    private static WordVectors random(int words, int dimension) {
        Random random = new Random(words);
        float[] values = new float[words * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return WordVectors.of(
                IntStream.range(0, words).mapToObj(i -> "word" + i).toList(), Matrix.of(words, dimension, values));
    }

    @ParameterizedTest
    @EnumSource(value = VectorFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "FASTTEXT")
    void everyFormatGivesItsFirstRows(VectorFormat format) throws IOException {
        WordVectors vectors = random(50, 4);
        Path file = folder.resolve("vectors");
        vectors.save(file, format);

        for (int count : new int[] {1, 49, 50, 51, Integer.MAX_VALUE}) {
            try (WordVectors first = WordVectors.openMostFrequent(file, count)) {
                WordVectorsTest.assertSame(first, vectors.mostFrequent(count));
            }
        }
    }

    /// A block is a megabyte.
    @ParameterizedTest
    @ValueSource(ints = {1, 5000, 11_000, 11_500, 29_999, 30_000})
    void textsAreCutInsideOfAnyBlock(int count) throws IOException {
        WordVectors vectors = random(30_000, 8);
        Path file = folder.resolve("vectors.vec");
        vectors.save(file, VectorFormat.WORD2VEC_TEXT);
        assertThat(Files.size(file)).isGreaterThan(2 << 20);

        WordVectorsTest.assertSame(WordVectors.openMostFrequent(file, count), vectors.mostFrequent(count));
    }

    @ParameterizedTest
    @EnumSource(names = {"WORD2VEC_TEXT", "WORD2VEC_BINARY", "GLOVE"})
    void whatStandsBehindIsNotRead(VectorFormat format) throws IOException {
        Path file = folder.resolve("vectors");
        random(3000, 50).save(file, format);
        byte[] all = Files.readAllBytes(file);
        all[all.length - 60] = ' ';
        all[all.length - 61] = '\n';
        Files.write(file, all);
        Files.write(file, "not a row\n".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);

        assertThat(WordVectors.openMostFrequent(file, 2900).words())
                .hasSize(2900)
                .last()
                .isEqualTo("word2899");
        assertThatThrownBy(() -> WordVectors.open(file)).isInstanceOf(MalformedModelException.class);
    }

    @Test
    void packedTextsAreUnpackedNoFurther() throws IOException {
        Path plain = folder.resolve("vectors.vec");
        random(20_000, 20).save(plain, VectorFormat.GLOVE);
        Path packed = folder.resolve("vectors.vec.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        byte[] half = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(half, half.length / 2));

        assertThat(WordVectors.openMostFrequent(packed, 100).words()).hasSize(100);
        assertThatThrownBy(() -> WordVectors.open(packed)).isInstanceOf(MalformedModelException.class);
    }

    @Test
    void aHeaderThatPromisesMoreThanThereIsIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.vec"), "9 2\na 1 2\nb 3 4\n");

        assertThat(WordVectors.openMostFrequent(file, 2).words()).containsExactly("a", "b");
        assertThatThrownBy(() -> WordVectors.openMostFrequent(file, 3))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("the header promises 9 vectors, but the file holds 2");
    }

    @Test
    void closingLetsGoOfTheFile() throws IOException {
        Path file = folder.resolve("vectors.bin");
        random(10, 3).save(file, VectorFormat.WORD2VEC_BINARY);
        WordVectors first = WordVectors.openMostFrequent(file, 4);
        first.withOutOfVocabulary(OutOfVocabulary.SKIP).close();

        assertThatIllegalStateException().isThrownBy(() -> first.nearest("word1", 1));
    }

    @Test
    void aCountThatIsNotPositiveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordVectors.openMostFrequent(folder.resolve("absent"), 0))
                .withMessage("count 0 is not positive");
    }
}
