package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import java.util.List;

/// What lies between occurrences of one character.
///
/// @param delimiter its code point
public record CharDelimiterSplit(int delimiter) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        return Segments.at(piece, codePoint -> codePoint == delimiter).pieces(SplitBehavior.REMOVED);
    }
}
