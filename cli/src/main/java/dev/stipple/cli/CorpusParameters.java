package dev.stipple.cli;

import dev.stipple.text.Corpus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The texts that a command learns from.
final class CorpusParameters {
    private static final String STANDARD_INPUT = "-";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "CORPUS",
            description = "Text files in UTF-8, plain or packed by gzip, xz or zstd, or folders of such; '-' alone is"
                    + " standard input.")
    private List<String> corpus;

    /// Returns the corpus whose texts are lines, without their ends.
    Corpus lines(Streams streams) {
        return isStandardInput() ? Corpus.lines("standard input", streams::in) : Corpus.lines(files());
    }

    /// Returns the corpus whose texts are lines, with their ends.
    Corpus linesWithEnds(Streams streams) {
        return isStandardInput() ? Corpus.linesWithEnds("standard input", streams::in) : Corpus.linesWithEnds(files());
    }

    /// Returns the names of the files, without their folders.
    String name() {
        return isStandardInput()
                ? "standard input"
                : corpus.stream()
                        .map(file -> String.valueOf(Path.of(file).getFileName()))
                        .collect(Collectors.joining(", "));
    }

    private boolean isStandardInput() {
        return corpus.equals(List.of(STANDARD_INPUT));
    }

    private Path[] files() {
        if (corpus.contains(STANDARD_INPUT)) {
            throw new ParameterException(spec.commandLine(), "'-' stands alone or not at all");
        }
        return corpus.stream().map(Path::of).toArray(Path[]::new);
    }
}
