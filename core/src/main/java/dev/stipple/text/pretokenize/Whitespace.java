package dev.stipple.text.pretokenize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.internal.unicode.Unicode;
import dev.stipple.text.AlignedText;
import java.util.List;

/// Runs of word characters and runs of other characters, without white space: the regex `\w+|[^\w\s]+`.
public record Whitespace() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText piece) {
        Pieces pieces = new Pieces(piece);
        int start = 0;
        Kind running = Kind.SPACE;
        for (int at = 0; at < piece.length(); ) {
            int codePoint = Character.codePointAt(piece, at);
            Kind kind = Kind.of(codePoint);
            if (kind != running) {
                pieces.add(running == Kind.SPACE ? at : start, at);
                running = kind;
                start = at;
            }
            at += Character.charCount(codePoint);
        }
        pieces.add(running == Kind.SPACE ? piece.length() : start, piece.length());
        return pieces;
    }

    private enum Kind {
        WORD,
        SPACE,
        OTHER;

        static Kind of(int codePoint) {
            return RustUnicode.isWord(codePoint) ? WORD : Unicode.isWhiteSpace(codePoint) ? SPACE : OTHER;
        }
    }
}
