package dev.stipple.cli;

import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The file of word vectors that a command works on.
final class VectorInput {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file of word vectors, of any known format.")
    private Path file;

    private @Nullable Integer mostFrequent;

    @Option(
            names = "--most-frequent",
            paramLabel = "N",
            description = "Take the N most frequent words alone; of a text, only these are read.")
    void setMostFrequent(int count) {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--most-frequent " + count + " is not positive");
        }
        mostFrequent = count;
    }

    /// Returns the vectors that are asked for; to be closed.
    WordVectors open() throws IOException {
        return mostFrequent == null ? WordVectors.open(file) : WordVectors.openMostFrequent(file, mostFrequent);
    }

    Path file() {
        return file;
    }
}
