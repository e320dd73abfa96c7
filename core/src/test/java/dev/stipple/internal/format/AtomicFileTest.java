package dev.stipple.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("a.json");
        AtomicFile.write(file, out -> out.write("one".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("one");
        AtomicFile.write(file, out -> out.write("two".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("two");
        assertThat(filesInFolder()).containsExactly("a.json");
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk on fire");
                }))
                .hasMessage("disk on fire");
        assertThat(file).hasContent("old");
        assertThat(filesInFolder()).containsExactly("a.json");
    }

    @Test
    void keepsBothOldFilesWhenWritingOneFails() throws IOException {
        Path words = Files.writeString(folder.resolve("a.words"), "old");
        Path vectors = Files.writeString(folder.resolve("b.npy"), "old");
        AtomicFile.Content good = out -> out.write('n');
        AtomicFile.Content bad = _ -> {
            throw new IOException("disk on fire");
        };
        assertThatThrownBy(() -> AtomicFile.writeTogether(words, good, vectors, bad))
                .hasMessage("disk on fire");
        assertThatThrownBy(() -> AtomicFile.writeTogether(words, bad, vectors, good))
                .hasMessage("disk on fire");
        assertThat(words).hasContent("old");
        assertThat(vectors).hasContent("old");
        assertThat(filesInFolder()).containsExactly("a.words", "b.npy");

        AtomicFile.writeTogether(words, good, vectors, good);
        assertThat(words).hasContent("n");
        assertThat(vectors).hasContent("n");
    }

    @Test
    void writesThroughASymbolicLink() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, out -> out.write('n'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("n");
    }

    /// A process that is told to end while it writes, as by Ctrl-C, leaves the old file and nothing else.
    @Test
    void leavesNothingHalfWrittenWhenTheProcessIsEnded() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        while (filesInFolder().size() < 2 && process.isAlive()) {
            Thread.sleep(10);
        }
        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(file).hasContent("old");
        assertThat(filesInFolder()).containsExactly("a.json");
    }

    /// Writes a file that never gets complete.
    static final class Endless {
        public static void main(String[] arguments) throws IOException {
            AtomicFile.write(Path.of(arguments[0]), out -> {
                for (int i = 0; i < 6_000; i++) {
                    out.write(new byte[10_000]);
                    out.flush();
                    sleep();
                }
            });
        }

        private static void sleep() {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private List<String> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
