package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;

/// Puts a string before every text that is not empty.
///
/// @param prepend the string, such as `▁`
public record Prepend(String prepend) implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return prepend.isEmpty() ? text : text.prepend(prepend);
    }
}
