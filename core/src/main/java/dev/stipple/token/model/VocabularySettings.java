package dev.stipple.token.model;

import java.util.List;

/// What a vocabulary of a corpus's words holds.
///
/// @param minFrequency words that occur less often are left out; at least 1
/// @param maxSize the most tokens that the vocabulary may have, special ones included: the most frequent
///     words stay,
///     among equally frequent ones those that come first by code point
/// @param specialTokens tokens that follow the words, in this order
public record VocabularySettings(long minFrequency, int maxSize, List<String> specialTokens) {
    /// Every word, and no special tokens.
    public static final VocabularySettings DEFAULT = new VocabularySettings(1, Integer.MAX_VALUE, List.of());

    /// Checks that the values make sense together.
    public VocabularySettings {
        specialTokens = List.copyOf(specialTokens);
        if (minFrequency < 1) {
            throw new IllegalArgumentException("minimum frequency " + minFrequency + ", must be at least 1");
        }
        if (maxSize < specialTokens.size()) {
            throw new IllegalArgumentException(
                    "maximum size " + maxSize + " leaves no room for " + specialTokens.size() + " special tokens");
        }
        if (specialTokens.stream().distinct().count() < specialTokens.size()) {
            throw new IllegalArgumentException("special tokens repeat: " + specialTokens);
        }
    }

    /// Returns these settings with another minimum frequency.
    public VocabularySettings withMinFrequency(long frequency) {
        return new VocabularySettings(frequency, maxSize, specialTokens);
    }

    /// Returns these settings with another maximum size.
    public VocabularySettings withMaxSize(int size) {
        return new VocabularySettings(minFrequency, size, specialTokens);
    }

    /// Returns these settings with other special tokens.
    public VocabularySettings withSpecialTokens(String... tokens) {
        return new VocabularySettings(minFrequency, maxSize, List.of(tokens));
    }
}
