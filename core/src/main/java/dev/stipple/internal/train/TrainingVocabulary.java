package dev.stipple.internal.train;

import dev.stipple.internal.vectorfile.WordList;
import java.util.Arrays;

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

    /// Returns how often all of them occurred together.
    public long total() {
        return Arrays.stream(counts).sum();
    }
}
