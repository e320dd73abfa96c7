package dev.stipple.token.model;

/// The step of a tokenizer that turns a piece of text into tokens of its vocabulary.
///
/// Each model here is the readable twin that faster encoders must equal, token by token. Models are immutable and
/// thread-safe, take time linear in the piece (or n log n), and never recurse.
public sealed interface Model permits Bpe, WordPiece, Unigram, WordLevel, SentencePieceModel {
    /// Returns the tokens of this model; added tokens are not among them unless the model knows them itself.
    Vocabulary vocabulary();

    /// Gives the tokens of `piece` to `sink`, in order, with the chars of the piece that each covers.
    ///
    /// A token that stands for a part of a character (byte fallback) covers the whole character. A piece that needs
    /// an unknown token in a model that has none is an [IllegalArgumentException].
    void tokenize(CharSequence piece, TokenSink sink);
}
