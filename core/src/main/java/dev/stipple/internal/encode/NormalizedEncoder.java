package dev.stipple.internal.encode;

/// Normalizes a stretch as a whole, and has the result encoded.
///
/// @param normalizer does not care where in the text a stretch stands
/// @param encoder encodes normalized text, in which a blank stands for `▁`
record NormalizedEncoder(SentencePieceBytes normalizer, Encoder encoder) implements Encoder {
    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        SentencePieceBytes.Text text = normalizer.normalize(utf8, from, to);
        encoder.encode(text.bytes, 0, text.length, ids);
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        SentencePieceBytes.Text text = normalizer.normalize(utf8, from, to);
        return encoder.count(text.bytes, 0, text.length);
    }
}
