package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;
import java.util.List;

/// Normalizers that run one after another.
///
/// @param normalizers the steps, first to last
public record NormalizerSequence(List<Normalizer> normalizers) implements Normalizer {
    public NormalizerSequence {
        normalizers = List.copyOf(normalizers);
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        AlignedText normalized = text;
        for (Normalizer normalizer : normalizers) {
            normalized = normalizer.normalize(normalized);
        }
        return normalized;
    }
}
