package dev.stipple.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CorpusTest {
    @TempDir
    Path folder;

    @Test
    void linesEndAtLineFeedsOnly() throws IOException {
        Path file = write("a.txt", "one\r\n\ntwo\rthree\u2028four\nlast");
        assertThat(texts(Corpus.lines(file))).containsExactly("one\r", "", "two\rthree\u2028four", "last");
        assertThat(texts(Corpus.linesWithEnds(file)))
                .containsExactly("one\r\n", "\n", "two\rthree\u2028four\n", "last");
        assertThat(texts(Corpus.lines(write("b.txt", "one\n")))).containsExactly("one");
        assertThat(texts(Corpus.lines(write("c.txt", "")))).isEmpty();
        assertThat(texts(Corpus.files(file, write("d.txt", ""))))
                .containsExactly("one\r\n\ntwo\rthree\u2028four\nlast", "");
    }

    @Test
    void linesOfAnyLengthComeWhole() throws IOException {
        var random = new Random(3);
        List<String> lines = new ArrayList<>();
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 300_000, 7, 131_071, 40_000, 40_000, 40_000}) {
            byte[] letters = new byte[length];
            Arrays.fill(letters, (byte) ('a' + random.nextInt(26)));
            lines.add(new String(letters, UTF_8));
        }
        String content = String.join("\n", lines);
        assertThat(texts(Corpus.lines(write("long.txt", content)))).isEqualTo(lines);
        assertThat(texts(Corpus.files(write("long.txt", content)))).containsExactly(content);
        // A stream that gives one byte at a time.
        Corpus slow = Corpus.lines("slow", () -> new ByteArrayInputStream(content.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1));
            }
        });
        assertThat(texts(slow)).isEqualTo(lines);
    }

    @Test
    void readsAgainAndCountsBytes() throws IOException {
        Corpus corpus = Corpus.lines(write("a.txt", "one\ntwo\n"), write("b.txt", "three\n"));
        assertThat(texts(corpus)).isEqualTo(texts(corpus)).containsExactly("one", "two", "three");
        assertThat(corpus.size()).hasValue(14);
        try (Corpus.Texts texts = corpus.open()) {
            assertThat(texts.position()).isZero();
            while (texts.next()) {
                assertThat(texts.position()).isPositive();
            }
            assertThat(texts.position()).isEqualTo(14);
            assertThat(texts.next()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void unpacksByContent(Packing packing) throws IOException {
        byte[] packed = packing.pack("one\ntwo\n".repeat(50_000));
        Path file = Files.write(folder.resolve("packed.txt"), packed);
        assertThat(texts(Corpus.lines(file))).hasSize(100_000).endsWith("one", "two");
        assertThat(Corpus.lines(file).size()).hasValue(packed.length);

        byte[] twice = Arrays.copyOf(packed, 2 * packed.length);
        System.arraycopy(packed, 0, twice, packed.length, packed.length);
        assertThat(texts(Corpus.lines(Files.write(folder.resolve("twice.txt"), twice))))
                .hasSize(200_000);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatIsDamaged(Packing packing) throws IOException {
        byte[] packed =
                packing.pack(new Random(1).ints(20_000).mapToObj(i -> i + "\n").collect(joining()));
        for (int length = packing.magic; length < packed.length; length += 1 + length) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> texts(Corpus.lines(cut)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut: ")
                    .hasMessageContaining(packing.name().toLowerCase(Locale.ROOT));
        }
        packed[packed.length / 2] ^= 0x55;
        Path damaged = Files.write(folder.resolve("damaged"), packed);
        assertThatThrownBy(() -> texts(Corpus.lines(damaged)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged: ");
    }

    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> texts(Corpus.lines(folder.resolve("absent"))))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("absent");
    }

    @Test
    void aFolderIsItsFilesInOrder() throws IOException {
        Files.createDirectories(folder.resolve("in/deep"));
        Files.createDirectories(folder.resolve("in/.git"));
        write("in/b", "b");
        write("in/deep/a", "deep");
        write("in/a", "a");
        write("in/.hidden", "no");
        write("in/.git/x", "no");
        assertThat(texts(Corpus.lines(folder.resolve("in")))).containsExactly("a", "b", "deep");
    }

    @Test
    void repairsInvalidText() throws IOException {
        Path file = Files.write(folder.resolve("bad.txt"), "a\u00E9\u00FFb\n\u00E2\u0082\n".getBytes(ISO_8859_1));
        try (Corpus.Texts texts = Corpus.lines(file).open()) {
            assertThat(texts.next()).isTrue();
            assertThat(texts.text()).isEqualTo("a\uFFFD\uFFFDb");
            assertThat(texts.utf8()).isEqualTo("a\uFFFD\uFFFDb".getBytes(UTF_8));
            assertThat(texts.next()).isTrue();
            assertThat(texts.text()).isEqualTo("\uFFFD");
        }
        try (Corpus.Texts texts = Corpus.of("x\uD800y\uD83D\uDE00").open()) {
            assertThat(texts.next()).isTrue();
            assertThat(texts.utf8()).isEqualTo("x\uFFFDy\uD83D\uDE00".getBytes(UTF_8));
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    enum Packing {
        GZIP(2),
        XZ(6),
        ZSTD(4);

        /// How many bytes tell it.
        private final int magic;

        Packing(int magic) {
            this.magic = magic;
        }

        byte[] pack(String content) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (OutputStream out = open(bytes)) {
                out.write(content.getBytes(UTF_8));
            }
            return bytes.toByteArray();
        }

        private OutputStream open(OutputStream out) throws IOException {
            return switch (this) {
                case GZIP -> new GZIPOutputStream(out);
                case XZ -> new XZOutputStream(out, new LZMA2Options());
                case ZSTD -> new ZstdOutputStream(out);
            };
        }
    }

    private static List<String> texts(Corpus corpus) throws IOException {
        List<String> all = new ArrayList<>();
        try (Corpus.Texts texts = corpus.open()) {
            while (texts.next()) {
                all.add(texts.text());
            }
        }
        return all;
    }
}
