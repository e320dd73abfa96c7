package dev.stipple.word.train;

import java.util.List;

/// Words that belong together.
///
/// @param words  the words, two or more; those between the first and the last are connectors
/// @param count  how often they occurred together in the corpus
/// @param score  how much more often than by chance, in the unit of the [PhraseScore] it was found by
public record Phrase(List<String> words, long count, double score) {

    /// Takes the words.
    ///
    /// @throws IllegalArgumentException if there are fewer than two
    public Phrase {
        words = List.copyOf(words);
        if (words.size() < 2) {
            throw new IllegalArgumentException("a phrase of " + words.size() + " words; it has two or more");
        }
    }
}
