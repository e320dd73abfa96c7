package dev.stipple.internal.train;

import dev.stipple.internal.hash.WordCounts;
import dev.stipple.internal.vectorfile.WordList;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The words that are trained, most frequent first, and how often each occurred. Equally frequent ones stand in the
/// order of their bytes, which is that of their code points. Immutable and thread-safe.
public final class TrainingVocabulary {
    private final WordList words;
    private final long[] counts;

    private TrainingVocabulary(WordList words, long[] counts) {
        this.words = words;
        this.counts = counts;
    }

    /// Returns `words`, of which word `i` occurred `counts[i]` times. The array is not copied.
    public static TrainingVocabulary of(WordList words, long[] counts) {
        if (words.size() != counts.length) {
            throw new IllegalArgumentException(counts.length + " counts for " + words.size() + " words");
        }
        return new TrainingVocabulary(words, counts);
    }

    /// Returns the words, by row.
    public WordList words() {
        return words;
    }

    /// Returns how often each word occurred, by row; not to be changed.
    public long[] counts() {
        return counts;
    }

    /// Returns the number of words.
    public int size() {
        return counts.length;
    }

    /// Adds the words to `all`, and returns the numbers that they have there, by row.
    IntStream addTo(WordCounts all) {
        return IntStream.range(0, size()).map(row -> {
            byte[] word = words.bytes(row);
            return all.add(word, 0, word.length, counts[row]);
        });
    }

    /// Returns how often all of them occurred together.
    public long total() {
        return Arrays.stream(counts).sum();
    }
}
