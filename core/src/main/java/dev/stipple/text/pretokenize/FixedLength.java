package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import java.util.List;

/// Pieces of so many code points each, the last one maybe shorter.
///
/// @param length the number of code points, at least 1
public record FixedLength(int length) implements PreTokenizer {
    public FixedLength {
        if (length < 1) {
            throw new IllegalArgumentException("length of a piece is " + length + ", must be at least 1");
        }
    }

    @Override
    public List<AlignedText> split(AlignedText piece) {
        Pieces pieces = new Pieces(piece);
        int start = 0;
        int codePoints = 0;
        for (int at = 0; at < piece.length(); ) {
            at += Character.charCount(Character.codePointAt(piece, at));
            if (++codePoints == length) {
                pieces.add(start, at);
                start = at;
                codePoints = 0;
            }
        }
        pieces.add(start, piece.length());
        return pieces;
    }
}
