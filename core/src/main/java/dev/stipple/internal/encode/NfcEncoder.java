package dev.stipple.internal.encode;

/// Normalizes to NFC first, where the text is not in that form already.
final class NfcEncoder implements Encoder {
    private final NfcBytes nfc = new NfcBytes();
    private final Encoder encoder;

    NfcEncoder(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        nfc.normalize(utf8, from, to)
                .ifPresentOrElse(
                        changed -> encoder.encode(changed, 0, changed.length, ids),
                        () -> encoder.encode(utf8, from, to, ids));
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        return nfc.normalize(utf8, from, to)
                .map(changed -> encoder.count(changed, 0, changed.length))
                .orElseGet(() -> encoder.count(utf8, from, to));
    }

    @Override
    public boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        return nfc.normalize(utf8, from, to).isEmpty() && encoder.place(utf8, from, to, tokens);
    }
}
