package dev.stipple.internal.train;

import dev.stipple.internal.encode.Ids;
import dev.stipple.internal.hash.WordCounts;

/// Numbers and counts the words of texts as they come. Not thread-safe: each thread has its own, and numbers of its
/// own.
sealed interface WordNumbers permits HashedWords, TokenNumbers {
    /// Adds the numbers of the words of `utf8`, which is valid, to `numbers`.
    void read(byte[] utf8, Ids numbers);

    /// Adds all words with their counts to `words`, and returns the number there of each number here.
    int[] addTo(WordCounts words);
}
