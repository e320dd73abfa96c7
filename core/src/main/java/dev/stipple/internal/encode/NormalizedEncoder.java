package dev.stipple.internal.encode;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.AlignedText;
import dev.stipple.text.normalize.Normalizer;
import java.nio.charset.StandardCharsets;

/// Normalizes a stretch as a whole, and has the result encoded.
///
/// @param normalizer does not care where in the text a stretch stands
/// @param encoder encodes normalized text
record NormalizedEncoder(Normalizer normalizer, Encoder encoder) implements Encoder {
    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        byte[] normal = normalize(utf8, from, to);
        encoder.encode(normal, 0, normal.length, ids);
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        byte[] normal = normalize(utf8, from, to);
        return encoder.count(normal, 0, normal.length);
    }

    private byte[] normalize(byte[] utf8, int from, int to) {
        String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        return Utf8.encode(normalizer.normalize(AlignedText.of(text)));
    }
}
