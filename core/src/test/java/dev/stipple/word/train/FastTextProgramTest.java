package dev.stipple.word.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is trained and saved here, fastText's own program opens; skipped where there is no `fasttext` on the path.
class FastTextProgramTest {
    private static final List<String> WORDS =
            List.of("the", "t1w2", "t4w7", "t1wunheard", "nothing", "xyz", "ö€𝄞", "</s>");

    private static Path program() {
        List<Path> found = Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "fasttext"))
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!found.isEmpty(), "skipped: no fasttext on this machine's path");
        return found.getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void theProgramGivesTheSameVectors(Word2Vec.Algorithm algorithm, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path program = program();
        Path file = folder.resolve("model.bin");
        Path words = Files.write(folder.resolve("words.txt"), WORDS);
        WordVectors vectors = FastText.train(
                TopicalCorpus.make(),
                FastText.Config.DEFAULT
                        .withAlgorithm(algorithm)
                        .withDimension(20)
                        .withEpochs(1)
                        .withBuckets(1000)
                        .withThreads(1));
        vectors.save(file, VectorFormat.FASTTEXT);

        List<String> lines = run(program, file, words, folder.resolve("out.txt"));

        assertThat(lines).hasSameSizeAs(WORDS);
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).strip().split(" ", -1);
            assertThat(fields[0]).isEqualTo(WORDS.get(i));
            float[] vector = vectors.vector(fields[0]).orElseThrow();
            assertThat(fields).hasSize(1 + vector.length);
            for (int d = 0; d < vector.length; d++) {
                float told = Float.parseFloat(fields[1 + d]);
                // It prints five digits.
                assertThat(vector[d]).as(fields[0]).isCloseTo(told, within(1e-6f + 5e-5f * Math.abs(told)));
            }
        }
    }

    private static List<String> run(Path program, Path model, Path words, Path out)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "print-word-vectors", model.toString())
                .redirectInput(words.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(out);
    }
}
