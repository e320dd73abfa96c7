package dev.stipple.bench;

import dev.stipple.bench.Contender.Loaded;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Times texts of 10 MB that make tokenizers slow, beside prose of that size.
final class LinearBenchmark {
    private static final int BYTES = 10_000_000;

    private final BenchmarkOptions options;

    LinearBenchmark(BenchmarkOptions options) {
        this.options = options;
    }

    void run(String encoding) throws Exception {
        Contender contender = new StippleContender(encoding);
        Map<String, String> texts = texts();
        var results = new Results();
        for (int round = 0; round <= options.rounds(); round++) {
            for (var text : texts.entrySet()) {
                try (Loaded loaded = contender.load()) {
                    double seconds = options.clock().seconds(() -> loaded.encode(text.getValue()));
                    if (round > 0) {
                        results.add(text.getKey(), "fresh", "ms", 1e3 * seconds);
                    }
                }
            }
        }
        results.print("10 MB, " + encoding);
    }

    private Map<String, String> texts() throws Exception {
        String prose = Files.readString(options.files().getFirst());
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("prose", prose.repeat(BYTES / prose.length() + 1).substring(0, BYTES));
        texts.put("one letter", "a".repeat(BYTES));
        texts.put("blanks", " ".repeat(BYTES));
        texts.put("digits", "7".repeat(BYTES));
        texts.put("newlines", "\n".repeat(BYTES));
        texts.put("an emoji", "🙂".repeat(BYTES / 4));
        texts.put("punctuation", "=".repeat(BYTES));
        texts.put("a word of random letters", randomWord());
        texts.put("prose without blanks", letters(prose));
        return texts;
    }

    private static String randomWord() {
        var random = new Random(1);
        var word = new StringBuilder(BYTES);
        for (int i = 0; i < BYTES; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static String letters(String prose) {
        var word = new StringBuilder(BYTES);
        for (int i = 0; word.length() < BYTES; i = (i + 1) % prose.length()) {
            char c = prose.charAt(i);
            if (c < 0x80 && Character.isLetter(c)) {
                word.append(c);
            }
        }
        return word.toString();
    }
}
