package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;
import dev.stipple.text.ByteChars;

/// Writes each byte of the UTF-8 form as one visible char, as byte-level vocabularies do (`ByteLevel` in files).
public record ByteLevelNormalizer() implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return ByteChars.encode(text);
    }
}
