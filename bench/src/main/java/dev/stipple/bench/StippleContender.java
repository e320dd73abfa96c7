package dev.stipple.bench;

import dev.stipple.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Ours: a named encoding or a file.
record StippleContender(String encoding) implements Contender {
    @Override
    public String name() {
        return "Stipple";
    }

    @Override
    public Loaded load() throws IOException {
        Tokenizer tokenizer = tokenizer(encoding);
        return new Loaded() {
            @Override
            public int[] encode(String text) {
                return tokenizer.encode(text);
            }

            @Override
            public int count(String text) {
                return tokenizer.count(text);
            }

            @Override
            public String decode(int[] ids) {
                return tokenizer.decode(ids);
            }
        };
    }

    /// The tokenizer of a file or a name, without what a post-processor adds.
    static Tokenizer tokenizer(String encoding) throws IOException {
        Path file = Path.of(encoding);
        Tokenizer tokenizer = Files.exists(file) ? Tokenizer.load(file) : Tokenizer.named(encoding);
        return tokenizer.withoutSpecialTokens();
    }
}
