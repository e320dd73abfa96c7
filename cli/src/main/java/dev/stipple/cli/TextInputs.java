package dev.stipple.cli;

import java.io.IOException;
import java.io.InputStream;
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

    /// What is done with a text. `utf8` is its bytes as they are in the file.
    @FunctionalInterface
    interface TextAction {
        void accept(byte[] utf8) throws IOException;
    }

    /// Whether each line is a text.
    boolean lines() {
        return lines;
    }

    /// The names of the inputs.
    List<String> names() {
        return files;
    }

    /// Does `action` with every text of all inputs, in order.
    void forEach(Streams streams, TextAction action) throws IOException {
        for (String name : files) {
            forEach(name, streams, action);
        }
    }

    /// Does `action` with every text of one input. A text that it refuses is named by its file and line.
    void forEach(String name, Streams streams, TextAction action) throws IOException {
        try (InputStream in = open(name, streams)) {
            if (lines) {
                forEachLine(name, in, action);
            } else {
                accept(name, in.readAllBytes(), action);
            }
        }
    }

    private static InputStream open(String name, Streams streams) throws IOException {
        return name.equals(STANDARD_INPUT) ? streams.in() : Files.newInputStream(Path.of(name));
    }

    private static void forEachLine(String name, InputStream in, TextAction action) throws IOException {
        var reader = new LineReader(in);
        for (int number = 1; reader.next(); number++) {
            accept(name + ", line " + number, reader.line(), action);
        }
    }

    private static void accept(String place, byte[] utf8, TextAction action) throws IOException {
        try {
            action.accept(utf8);
        } catch (IllegalArgumentException e) {
            String input = place.startsWith(STANDARD_INPUT) ? "standard input" + place.substring(1) : place;
            throw new IllegalArgumentException(input + ": " + e.getMessage(), e);
        }
    }
}
