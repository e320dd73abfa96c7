package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;

/// Unicode Normalization Form KD (UAX #15): decomposed, and compatibility characters such as ligatures and wide
/// letters made plain. As of Unicode 9.0, see [NormalizationForm].
public record Nfkd() implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return NormalizationForm.NFKD.normalize(text);
    }
}
