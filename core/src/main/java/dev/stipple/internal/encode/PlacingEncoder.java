package dev.stipple.internal.encode;

/// An encoder that also knows the places of its tokens.
///
/// @param encoder gives the ids
/// @param placer gives the tokens with their places
record PlacingEncoder(Encoder encoder, PiecePlacer placer) implements Encoder {
    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        encoder.encode(utf8, from, to, ids);
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        return encoder.count(utf8, from, to);
    }

    @Override
    public void encode(String text, Ids ids) {
        encoder.encode(text, ids);
    }

    @Override
    public int count(String text) {
        return encoder.count(text);
    }

    @Override
    public boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        return placer.place(utf8, from, to, tokens);
    }
}
