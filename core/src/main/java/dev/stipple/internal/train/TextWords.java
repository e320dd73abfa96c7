package dev.stipple.internal.train;

import dev.stipple.text.Splitter;
import dev.stipple.token.Tokenizer;

/// What the words of a text are.
public sealed interface TextWords {
    /// Returns the words that a splitter cuts out.
    static TextWords of(Splitter splitter) {
        return new Split(splitter);
    }

    /// Returns the tokens of a tokenizer, as they are spelt in its vocabulary; tokens that it puts around a text are
    /// left out.
    static TextWords of(Tokenizer tokenizer) {
        return new Tokens(tokenizer);
    }

    /// What `splitter` cuts out.
    record Split(Splitter splitter) implements TextWords {}

    /// The tokens of `tokenizer`.
    record Tokens(Tokenizer tokenizer) implements TextWords {}

    /// Returns numbers for one thread.
    default WordNumbers newNumbers() {
        return switch (this) {
            case Split(Splitter splitter) -> new HashedWords(splitter);
            case Tokens(Tokenizer tokenizer) -> new TokenNumbers(tokenizer);
        };
    }

    /// Whether the words of a text are those of its parts, where it is cut before a run of blanks. To a tokenizer, the
    /// start of a text may be special.
    default boolean mayBeCut() {
        return switch (this) {
            case Split(Splitter splitter) -> splitter.cutsAtBlanks();
            case Tokens _ -> false;
        };
    }
}
