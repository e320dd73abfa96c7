package dev.stipple.cli;

import dev.stipple.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Finds the tokenizer that a person names.
final class Tokenizers {
    private Tokenizers() {}

    /// The tokenizer in that file or folder, or else of that name.
    static Tokenizer load(String nameOrFile) throws IOException {
        Path file = Path.of(nameOrFile);
        if (Files.exists(file)) {
            return Tokenizer.load(file);
        }
        if (file.getNameCount() > 1) {
            throw new NoSuchFileException(nameOrFile);
        }
        try {
            return Tokenizer.named(nameOrFile);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(nameOrFile + ": no such file, and " + e.getMessage(), e);
        }
    }
}
