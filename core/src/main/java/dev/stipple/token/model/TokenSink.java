package dev.stipple.token.model;

/// Takes the tokens of a piece, in order.
@FunctionalInterface
public interface TokenSink {
    /// Takes token `id`, made of chars `[start, end)` of the piece.
    void token(int id, int start, int end);
}
