package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import java.util.List;

/// SentencePiece's way with blanks: each becomes a visible character, which begins a piece.
///
/// @param replacement the code point that stands for a blank, mostly `▁`
/// @param prependScheme which pieces get one more before them, if they don't begin with one
/// @param split whether to cut
public record Metaspace(int replacement, PrependScheme prependScheme, boolean split) implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        AlignedText text = piece.map(codePoint -> codePoint == ' ' ? replacement : codePoint);
        if (isPrepended(text)) {
            text = text.prepend(Character.toString(replacement));
        }
        if (!split) {
            return text.length() == 0 ? List.of() : List.of(text);
        }
        return Segments.at(text, codePoint -> codePoint == replacement).pieces(SplitBehavior.MERGED_WITH_NEXT);
    }

    private boolean isPrepended(AlignedText text) {
        boolean present = text.length() == 0 || Character.codePointAt(text, 0) == replacement;
        return !present
                && switch (prependScheme) {
                    case ALWAYS -> true;
                    case FIRST -> text.originStart(0) == 0;
                    case NEVER -> false;
                };
    }
}
