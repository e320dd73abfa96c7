package dev.stipple.internal.encode;

/// Leaves stretches that do not start the text to another encoder.
///
/// @param start encodes a stretch at the start of the text
/// @param later encodes any other
record StartEncoder(Encoder start, Encoder later) implements Encoder {
    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        (from == 0 ? start : later).encode(utf8, from, to, ids);
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        return (from == 0 ? start : later).count(utf8, from, to);
    }

    @Override
    public boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        return (from == 0 ? start : later).place(utf8, from, to, tokens);
    }
}
