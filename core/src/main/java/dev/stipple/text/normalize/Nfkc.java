package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;

/// Unicode Normalization Form KC (UAX #15): composed, and compatibility characters such as ligatures and wide letters
/// made plain. As of Unicode 9.0, see [NormalizationForm].
public record Nfkc() implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return NormalizationForm.NFKC.normalize(text);
    }
}
