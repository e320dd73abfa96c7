package dev.stipple.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// Hugging Face tokenizers (Rust) through the JNI binding of DJL. A named encoding is handed over as the
/// `tokenizer.json` that Stipple saves.
record HuggingFaceContender(String encoding) implements Contender {
    /// Enough to time 2 MB a second.
    private static final int MOST_CHARS = 1_000_000;

    @Override
    public String name() {
        return "Hugging Face tokenizers by DJL 0.38.0";
    }

    @Override
    public int mostChars() {
        return MOST_CHARS;
    }

    @Override
    public Loaded load() throws IOException {
        HuggingFaceTokenizer tokenizer = open();
        return new Loaded() {
            @Override
            public int[] encode(String text) {
                return Arrays.stream(tokenizer.encode(text, false, false).getIds())
                        .mapToInt(Math::toIntExact)
                        .toArray();
            }

            @Override
            public int count(String text) {
                return tokenizer.encode(text, false, false).getIds().length;
            }

            @Override
            public String decode(int[] ids) {
                return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray());
            }

            @Override
            public void close() {
                tokenizer.close();
            }
        };
    }

    private HuggingFaceTokenizer open() throws IOException {
        Map<String, String> options = Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
        Path file = Path.of(encoding);
        if (Files.exists(file)) {
            return HuggingFaceTokenizer.newInstance(file, options);
        }
        Path saved = Files.createTempFile(encoding, ".json");
        try {
            StippleContender.tokenizer(encoding).save(saved);
            return HuggingFaceTokenizer.newInstance(saved, options);
        } finally {
            Files.delete(saved);
        }
    }
}
