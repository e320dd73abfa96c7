package dev.stipple.internal.vectorfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.MalformedModelException;
import dev.stipple.SharedData;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.vectorfile.VectorFile.Format;
import dev.stipple.vector.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes: vectors, or one of three exceptions that name the file.
class HostileVectorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Format.class)
    void mutatedFilesNeverCrash(Format format) throws IOException {
        Path file = folder.resolve("vectors");
        VectorFile.write(small(), file, format);
        mutate(file, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"toy-model.bin", "cp852_fasttext.bin"})
    void mutatedModelsNeverCrash(String name) throws IOException {
        Path file = Files.copy(SharedData.file("words/formats/" + name), folder.resolve("model"));
        mutate(file, 300);
    }

    /// The quantised model is large; most of what can be wrong with it stands in its last part.
    @Test
    void mutatedQuantisersNeverCrash() throws IOException {
        Path file = Files.copy(SharedData.file("words/formats/lid.176.ftz"), folder.resolve("model"));
        mutate(file, 40);
    }

    @Test
    void anEmptyFileIsCalledSo() throws IOException {
        Path file = Files.createFile(folder.resolve("nothing.vec"));
        assertThatThrownBy(() -> VectorFile.load(file))
                .hasMessageContaining("nothing.vec: not supported: an empty file");
    }

    /// Nothing is wanted of a model's last part, but without it the file is not whole.
    @Test
    void aModelWithoutItsEndIsRefused() throws IOException {
        Path file = folder.resolve("model.bin");
        VectorFile.write(small(), file, Format.FASTTEXT);
        byte[] whole = Files.readAllBytes(file);
        for (int lost : new int[] {1, 4, 5 * 3 * Float.BYTES, 5 * 3 * Float.BYTES + 16}) {
            Files.write(file, Arrays.copyOf(whole, whole.length - lost));
            assertThatThrownBy(() -> VectorFile.load(file))
                    .isInstanceOf(MalformedModelException.class)
                    .hasMessageContaining("model.bin");
        }
    }

    private static VectorTable small() {
        Random random = new Random(1);
        WordList words = WordList.of(List.of("the", "naïve", "b\uDCFF", "longer-word", "\uD83D\uDE00"));
        float[] input = new float[(5 + 20) * 3];
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat() - 0.5f;
        }
        Subwords subwords = Subwords.of(
                new Ngrams(2, 3, 20),
                new InputRows.Plain(Matrix.of(25, 3, input)),
                5,
                FastTextSettings.ofVectors(true, 5, 5, 5, 5, 1e-4));
        return new VectorTable(
                words, subwords.vectors(words), Optional.of(new long[] {9, 7, 5, 3, 1}), Optional.of(subwords));
    }

    private void mutate(Path file, int times) throws IOException {
        byte[] original = Files.readAllBytes(file);
        Random random = new Random(original.length);
        VectorFile.load(file);
        for (int i = 0; i < times; i++) {
            Files.write(file, mutated(original, random));
            try {
                VectorTable table = VectorFile.load(file);
                assertThat(table.words().size()).isEqualTo(table.vectors().rows());
                table.subwords().ifPresent(subwords -> subwords.vector("whatever"));
                table.close();
            } catch (IOException e) {
                assertThat(e.getMessage()).contains(file.toString());
            }
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                // A length or count near the beginning becomes something else.
                int at = random.nextInt(Math.min(120, bytes.length));
                bytes[at] = (byte) random.nextInt(256);
            }
            case 2 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            default -> {
                int at = random.nextInt(bytes.length);
                int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
                Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0xFF : 0x00));
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "2 2\\na 1 2\\n               | the header promises 2 vectors, but the file holds 1",
                "1 2\\na 1 2\\nb 3 4\\n       | the header promises 1 vectors, but the file holds 2",
                "2 2\\na 1 2\\nb 3\\n         | in the line \"b 3\": expected a word and 2 numbers, found fewer",
                "2 2\\na 1 2\\nb 3 x\\n       | in the line \"b 3 x\": expected a word and 2 numbers, found \"x\"",
                "2 2\\na 1 2\\na 3 4\\n       | the word \"a\" of row 2 stands in row 1 already; remove one of them",
                "2 2\\na 1 2\\nb nan 4\\n     | in the line \"b nan 4\": number 1 is nan, which is not finite",
                "2 2\\na 1 2\\nb 1e99 4\\n    | number 1 is 1e99, which is not finite",
                "99999999999 2\\na 1 2\\n     | the header promises 99999999999 vectors of 2 numbers, which cannot be",
                "2 0\\na\\n                   | the header promises 2 vectors of 0 numbers, which cannot be",
                "just some words\\n           | a line without a word and numbers behind it",
            })
    void wrongTextsAreToldInOneSentence(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.vec"), text.replace("\\n", "\n"));

        assertThatThrownBy(() -> VectorFile.load(file))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void wrongBinariesAreToldInOneSentence() throws IOException {
        Path file = folder.resolve("wrong.bin");
        Format format = Format.WORD2VEC_BINARY;
        VectorFile.write(small(), file, format);
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        assertThatThrownBy(() -> VectorFile.open(file))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("the file ends");

        byte[] nan = whole.clone();
        nan["5 3\nthe ".length() + 3] = (byte) 0xFF;
        nan["5 3\nthe ".length() + 2] = (byte) 0xFF;
        Files.write(file, nan);
        assertThatThrownBy(() -> VectorFile.load(file))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("the vector of \"the\" in row 1 holds a number that is not finite");

        Files.write(file, ("900000000 300\n" + "x".repeat(50) + " \0\0\0").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> VectorFile.open(file))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("the file's length allows at most 0");
    }

    @Test
    void whatIsNotReadIsRefusedWithAdvice() throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, new byte[] {(byte) 0x80, 2, '}', 'q', 0});
        assertThatThrownBy(() -> VectorFile.open(file))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("pickle")
                .hasMessageContaining("save_word2vec_format");
        Files.write(file, new byte[] {1, 2, 3, 4, 5});
        assertThatThrownBy(() -> VectorFile.open(file))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("understood are word2vec text");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> VectorFile.open(file)).isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> VectorFile.open(folder)).isInstanceOf(UnsupportedModelException.class);
        VectorFile.write(small(), folder.resolve("lonely.npy"), Format.NPY);
        Files.delete(folder.resolve("lonely.words.txt"));
        assertThatThrownBy(() -> VectorFile.open(folder.resolve("lonely.npy")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("named lonely.words.txt");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"WORD2VEC_TEXT", "GLOVE", "WORD2VEC_BINARY", "FASTTEXT", "SAFETENSORS"})
    void packedFilesAreUnpacked(Format format) throws IOException {
        Path plain = folder.resolve("plain");
        VectorFile.write(small(), plain, format);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(plain));
        }
        Path file = Files.write(folder.resolve("packed.gz"), packed.toByteArray());

        VectorTable table = VectorFile.open(file);

        assertThat(table.words()).containsExactlyElementsOf(small().words());
        assertThat(table.vectors().row(4)).isEqualTo(small().vectors().row(4));
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertThatThrownBy(() -> VectorFile.open(file))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("damaged or truncated");
    }

    /// Words keep their bytes, whatever they are, in each format that can hold them.
    @ParameterizedTest
    @EnumSource(Format.class)
    void wordsKeepTheirBytes(Format format) throws IOException {
        Path file = folder.resolve("vectors");
        VectorFile.write(small(), file, format);

        VectorTable table = VectorFile.load(file);

        for (int row = 0; row < 5; row++) {
            assertThat(table.words().bytes(row)).isEqualTo(small().words().bytes(row));
            assertThat(table.vectors().row(row)).isEqualTo(small().vectors().row(row));
        }
        assertThat(table.counts().isPresent()).isEqualTo(format == Format.FASTTEXT);
    }
}
