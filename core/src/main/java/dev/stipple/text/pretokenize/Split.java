package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import dev.stipple.text.TextPattern;
import java.util.List;

/// Cuts at the matches of a pattern.
///
/// @param pattern what the delimiters look like
/// @param behavior what becomes of them
/// @param invert whether matches are the pieces, and what lies between them the delimiters
public record Split(TextPattern pattern, SplitBehavior behavior, boolean invert) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        if (piece.length() == 0) {
            return List.of();
        }
        Segments segments = new Segments(piece);
        TextPattern.Matches matches = pattern.matches(piece);
        while (matches.next()) {
            segments.addDelimiter(matches.start(), matches.end());
        }
        segments.finish();
        return (invert ? segments.invert() : segments).pieces(behavior);
    }
}
