package dev.stipple.text.pretokenize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;
import java.util.List;

/// Parts numbers (categories `N*`) from the rest.
///
/// @param individualDigits whether each digit is a piece, or each run of digits
public record Digits(boolean individualDigits) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        return Segments.at(piece, RustUnicode::isNumeric)
                .pieces(individualDigits ? SplitBehavior.ISOLATED : SplitBehavior.CONTIGUOUS);
    }
}
