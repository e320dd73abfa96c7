package dev.stipple.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The texts that a command works on: each file, or each line of each file, or standard input.
final class TextInputs {
    private static final String STANDARD_INPUT = "-";

    @Option(names = "--lines", description = "Take each line as a text. Only LF ends a line; a CR stays in the text.")
    private boolean lines;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "UTF-8 files; - or none is standard input. Invalid UTF-8 becomes U+FFFD.")
    private List<String> files = List.of(STANDARD_INPUT);

    /// Whether each line is a text.
    boolean lines() {
        return lines;
    }

    /// The names of the inputs.
    List<String> names() {
        return files;
    }

    /// Does `action` with every text of one input, and prints the results in order. Lines are worked on by
    /// all cores at once, and in bounded memory. A text that is refused is named by its file and line.
    void forEach(String name, Stipple stipple, TextAction action) throws IOException {
        String shown = shown(name);
        try (InputStream in = open(name, stipple.streams())) {
            if (lines) {
                try (var work = new LineWork(shown, action, stipple.output())) {
                    work.run(in);
                }
            } else {
                action.accept(whole(shown, in), stipple.output());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(shown + ": " + e.getMessage(), e);
        }
    }

    /// How messages call an input.
    static String shown(String name) {
        return name.equals(STANDARD_INPUT) ? "standard input" : name;
    }

    private static InputStream open(String name, Streams streams) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return streams.in();
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(name, null, "is a folder, not a file");
        }
        return Files.newInputStream(file);
    }

    private static byte[] whole(String shown, InputStream in) throws IOException {
        try {
            return in.readAllBytes();
        } catch (OutOfMemoryError e) {
            throw new IOException(shown + ": too large to be one text; --lines takes each line as a text", e);
        }
    }
}
