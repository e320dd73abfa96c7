package dev.stipple.text.pretokenize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;
import java.util.ArrayList;
import java.util.List;

/// Words between white space, each punctuation character a piece of its own.
public record BertPreTokenizer() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        List<AlignedText> pieces = new ArrayList<>();
        for (AlignedText word : new WhitespaceSplit().split(piece)) {
            pieces.addAll(Segments.at(word, RustUnicode::isPunctuation).pieces(SplitBehavior.ISOLATED));
        }
        return pieces;
    }
}
