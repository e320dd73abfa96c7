package dev.stipple.word;

/// What to do with a word that has no vector of its own.
public enum OutOfVocabulary {
    /// Refuse it, by an exception that offers the nearest spelling.
    REJECT,
    /// Go on without it.
    SKIP,
    /// Make its vector of its n-grams, as fastText does; without a model of n-grams, or with none that it knows,
    /// refuse it.
    SUBWORDS
}
