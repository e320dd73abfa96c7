package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;

/// Unicode Normalization Form D (UAX #15): decomposed, with accents after their letters. As of Unicode 9.0, see
/// [NormalizationForm].
public record Nfd() implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return NormalizationForm.NFD.normalize(text);
    }
}
