package dev.stipple.token;

/// What a special token is for.
public enum Role {
    /// Begins a text.
    BOS,
    /// Ends a text.
    EOS,
    /// Fills a text up to a length.
    PAD,
    /// Stands for the whole text in a classifier.
    CLS,
    /// Separates or ends texts.
    SEP,
    /// Hides a word that the model shall guess.
    MASK,
    /// Stands for what the vocabulary cannot spell.
    UNK
}
