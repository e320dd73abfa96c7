package dev.stipple.internal.encode;

/// Puts a blank before text that does not begin with one: `add_prefix_space` of Hugging Face's `ByteLevel`.
final class PrefixSpaceEncoder implements Encoder {
    private final Encoder encoder;

    PrefixSpaceEncoder(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        if (begins(utf8, from, to)) {
            encoder.encode(utf8, from, to, ids);
        } else {
            encoder.encode(prefixed(utf8, from, to), 0, to - from + 1, ids);
        }
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        return begins(utf8, from, to)
                ? encoder.count(utf8, from, to)
                : encoder.count(prefixed(utf8, from, to), 0, to - from + 1);
    }

    @Override
    public boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        return begins(utf8, from, to) && encoder.place(utf8, from, to, tokens);
    }

    private static boolean begins(byte[] utf8, int from, int to) {
        return from == to || utf8[from] == ' ';
    }

    private static byte[] prefixed(byte[] utf8, int from, int to) {
        byte[] prefixed = new byte[to - from + 1];
        prefixed[0] = ' ';
        System.arraycopy(utf8, from, prefixed, 1, to - from);
        return prefixed;
    }
}
