package dev.stipple.token.model;

import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts the words of a corpus and makes a vocabulary of them. Memory grows with the different words only.
final class VocabularyBuild {
    /// By code point, as Python sorts: `String.compareTo` would put supplementary characters before U+E000.
    private static final Comparator<String> BY_CODE_POINT = VocabularyBuild::compareCodePoints;

    private final Map<String, Counter> counters = new HashMap<>();

    private static final class Counter {
        long count;
    }

    static Vocabulary build(Corpus corpus, Splitter splitter, VocabularySettings settings) throws IOException {
        var build = new VocabularyBuild();
        try (Corpus.Texts texts = corpus.open()) {
            while (texts.next()) {
                build.count(texts.text(), splitter);
            }
        }
        return build.vocabulary(settings);
    }

    private void count(String text, Splitter splitter) {
        splitter.split(
                text,
                (start, end) -> counters.computeIfAbsent(text.substring(start, end), word -> new Counter()).count++);
    }

    private Vocabulary vocabulary(VocabularySettings settings) {
        List<String> special = settings.specialTokens();
        special.forEach(counters::remove);
        List<String> words = new ArrayList<>();
        counters.forEach((word, counter) -> {
            if (counter.count >= settings.minFrequency()) {
                words.add(word);
            }
        });
        int room = settings.maxSize() - special.size();
        if (words.size() > room) {
            words.sort(Comparator.<String>comparingLong(this::count).reversed().thenComparing(BY_CODE_POINT));
            words.subList(room, words.size()).clear();
        }
        words.sort(BY_CODE_POINT);
        words.addAll(special);
        return Vocabulary.of(words);
    }

    private long count(String word) {
        Counter counter = counters.get(word);
        return counter == null ? 0 : counter.count;
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
                // Of two chars of which one is a surrogate, the surrogate belongs to the larger code point.
                return surrogate ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) : x - y;
            }
        }
        return a.length() - b.length();
    }
}
