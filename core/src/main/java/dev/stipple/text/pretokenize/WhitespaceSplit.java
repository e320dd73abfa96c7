package dev.stipple.text.pretokenize;

import dev.stipple.internal.unicode.Unicode;
import dev.stipple.text.AlignedText;
import java.util.List;

/// What lies between white space.
public record WhitespaceSplit() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        return Segments.at(piece, Unicode::isWhiteSpace).pieces(SplitBehavior.REMOVED);
    }
}
