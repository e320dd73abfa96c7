package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;

/// Unicode Normalization Form C (UAX #15): composed, with one code point for a letter and its accents where there is
/// one. As of Unicode 9.0, see [NormalizationForm].
public record Nfc() implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return NormalizationForm.NFC.normalize(text);
    }
}
