package dev.stipple.internal.encode;

import java.util.List;

/// What a normalizer and a pre-tokenizer make of a character that stands in a word.
///
/// @param kind what becomes of it
/// @param spelling the words that it becomes, just one for letters; empty for the other kinds
record CharacterMeaning(Kind kind, List<String> spelling) {
    /// The kinds of characters. An `UNCLEAR` one has to be seen with its neighbours.
    enum Kind {
        DROPPED,
        SPACE,
        LETTERS,
        WORDS,
        UNCLEAR
    }

    static final CharacterMeaning UNCLEAR = new CharacterMeaning(Kind.UNCLEAR);

    /// A meaning of a kind that spells nothing.
    CharacterMeaning(Kind kind) {
        this(kind, List.of());
    }
}
