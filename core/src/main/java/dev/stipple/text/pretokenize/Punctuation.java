package dev.stipple.text.pretokenize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;
import java.util.List;

/// Cuts at punctuation: ASCII's, symbols among it, and the categories `P*`.
///
/// @param behavior what becomes of it
public record Punctuation(SplitBehavior behavior) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        return Segments.at(piece, RustUnicode::isPunctuation).pieces(behavior);
    }
}
