package dev.stipple.internal.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordCountsTest {
    @Test
    void countsLikeAMap() {
        Random random = new Random(1);
        WordCounts first = new WordCounts();
        WordCounts second = new WordCounts();
        Map<String, Long> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String word = Integer.toString(random.nextInt(1 << random.nextInt(1, 15)), 3) + "é";
            long count = random.nextInt(5) + 1L;
            byte[] bytes = ("-" + word).getBytes(StandardCharsets.UTF_8);
            (i % 2 == 0 ? first : second).add(bytes, 1, bytes.length, count);
            expected.merge(word, count, Long::sum);
        }
        first.addAll(second);

        Map<String, Long> counted = new HashMap<>();
        for (int word = 0; word < first.size(); word++) {
            counted.put(text(first, word), first.count(word));
        }
        assertThat(counted).isEqualTo(expected);
        assertThat(first.size()).isEqualTo(expected.size());
    }

    @Test
    void sortsByCountAndThenByBytes() {
        WordCounts words = new WordCounts();
        String[] texts = {"b", "a", "ab", "😀", "", "￿"};
        long[] counts = {2, 2, 3, 1, 1, 1};
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_8);
            words.add(bytes, 0, bytes.length, counts[i]);
        }

        assertThat(IntStream.of(words.byFrequency()).mapToObj(word -> text(words, word)))
                .containsExactly("ab", "a", "b", "", "￿", "😀");
        assertThat(IntStream.of(words.sorted()).mapToObj(word -> text(words, word)))
                .containsExactly("", "a", "ab", "b", "￿", "😀");
    }

    private static String text(WordCounts words, int word) {
        return new String(
                words.bytes(), words.start(word), words.end(word) - words.start(word), StandardCharsets.UTF_8);
    }
}
