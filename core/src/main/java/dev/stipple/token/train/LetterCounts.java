package dev.stipple.token.train;

import dev.stipple.internal.hash.WordCounts;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How often each letter occurs in the words of a corpus.
final class LetterCounts {
    /// Stands for "more than any letter of the corpus": a letter asked for in any case.
    private static final long ALWAYS = Long.MAX_VALUE;

    private long[] counts = new long[512];

    /// Counts the letters of `words`.
    static LetterCounts of(WordCounts words, Letters letters) {
        LetterCounts result = new LetterCounts();
        byte[] bytes = words.bytes();
        for (int word = 0; word < words.size(); word++) {
            long count = words.count(word);
            for (int i = words.start(word); i < words.end(word); i += letters.length(bytes, i)) {
                int letter = letters.at(bytes, i);
                result.reserve(letter);
                result.counts[letter] += count;
            }
        }
        return result;
    }

    /// Sees that `letter` is kept by any limit that leaves room for it.
    void require(int letter) {
        reserve(letter);
        counts[letter] = ALWAYS;
    }

    /// Returns how often `letter` occurs, 0 for one that is only required.
    long count(int letter) {
        return letter < counts.length && counts[letter] != ALWAYS ? counts[letter] : 0;
    }

    /// Returns a number larger than every letter.
    int bound() {
        return counts.length;
    }

    /// Returns the `limit` most frequent letters in code point order; of equally frequent ones the smaller first.
    int[] mostFrequent(int limit) {
        return byFrequency().limit(limit).sorted().toArray();
    }

    /// Returns the most frequent letters, in this order, that together are at least `coverage`, 0 to 1, of the
    /// text.
    int[] covering(double coverage) {
        int[] letters = byFrequency().toArray();
        long total = Arrays.stream(letters).mapToLong(this::count).sum();
        long covered = 0;
        int kept = 0;
        while (kept < letters.length && covered < coverage * total) {
            covered += count(letters[kept++]);
        }
        return Arrays.copyOf(letters, kept);
    }

    private IntStream byFrequency() {
        return IntStream.range(0, counts.length)
                .filter(letter -> counts[letter] > 0)
                .boxed()
                .sorted((a, b) -> Long.compare(counts[b], counts[a]))
                .mapToInt(Integer::intValue);
    }

    private void reserve(int letter) {
        if (letter >= counts.length) {
            counts = Arrays.copyOf(counts, Integer.highestOneBit(letter) << 1);
        }
    }
}
