package dev.stipple.token.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.internal.hash.WordCounts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedPiecesTest {
    private static final int LONGEST = 6;

    /// A stretch is a candidate when it occurs twice and no longer one has all its occurrences.
    @Test
    void findsWhatCountingEveryStretchFinds() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            Map<String, Long> words = new HashMap<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                StringBuilder word = new StringBuilder();
                for (int j = random.nextInt(10); j >= 0; j--) {
                    word.append((char) ('a' + random.nextInt(3)));
                }
                words.merge(word.toString(), 1L + random.nextInt(3), Long::sum);
            }

            Pieces pieces = SeedPieces.of(text(words), Integer.MAX_VALUE, LONGEST);

            Set<String> found = new HashSet<>();
            for (int i = 0; i < pieces.size(); i++) {
                assertThat(found.add(pieces.piece(i))).as("piece once").isTrue();
            }
            assertThat(found).isEqualTo(expected(words));
        }
    }

    @Test
    void keepsScriptsApartAndTheBlankInFront() {
        Pieces pieces = SeedPieces.of(text(Map.of("▁ab12", 5L, "▁▁", 5L, "カなか", 5L)), 100, LONGEST);

        Set<String> found = new HashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            found.add(pieces.piece(i));
        }
        assertThat(found).containsExactlyInAnyOrder("▁", "a", "b", "1", "2", "カ", "な", "か", "12", "カなか", "なか");
    }

    private static Set<String> expected(Map<String, Long> words) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, Long> longer = new HashMap<>();
        words.forEach((word, count) -> {
            for (int start = 0; start < word.length(); start++) {
                for (int end = start + 1; end <= Math.min(word.length(), start + LONGEST); end++) {
                    counts.merge(word.substring(start, end), count, Long::sum);
                    if (end < word.length() && end - start < LONGEST) {
                        longer.merge(word.substring(start, end + 1), count, Long::sum);
                    }
                }
            }
        });
        Set<String> expected = new HashSet<>();
        counts.forEach((stretch, count) -> {
            boolean extendable = longer.entrySet().stream()
                    .anyMatch(entry -> entry.getKey().length() == stretch.length() + 1
                            && entry.getKey().startsWith(stretch)
                            && entry.getValue().equals(count));
            if (stretch.length() == 1 || (count >= 2 && !extendable)) {
                expected.add(stretch);
            }
        });
        return expected;
    }

    private static LetterText text(Map<String, Long> words) {
        WordCounts counts = new WordCounts();
        words.forEach((word, count) -> {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            counts.add(bytes, 0, bytes.length, count);
        });
        return LetterText.of(counts, new Letters.Utf8(), 1);
    }
}
