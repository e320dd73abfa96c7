package dev.stipple.internal.encode;

import dev.stipple.token.pipeline.AddedToken;

/// Receives a text cut at its added tokens, from left to right.
public interface AddedTokenSink {
    /// Takes bytes `[start, end)`, which are no added token.
    void text(int start, int end);

    /// Takes `token`, which covers bytes `[start, end)`.
    void token(AddedToken token, int start, int end);
}
