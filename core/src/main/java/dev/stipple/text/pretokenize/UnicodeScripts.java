package dev.stipple.text.pretokenize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;
import java.lang.Character.UnicodeScript;
import java.util.List;

/// Cuts where the script changes, as SentencePiece's training does: kana count as Han, and blanks and characters of no
/// known script go with what is before them. Those at the very start, with nothing before them, are dropped.
public record UnicodeScripts() implements PreTokenizer {
    private static final int PROLONGED_SOUND_MARK = 0x30FC;

    @Override
    public List<AlignedText> split(AlignedText piece) {
        Pieces pieces = new Pieces(piece);
        int start = piece.length();
        UnicodeScript running = UnicodeScript.UNKNOWN;
        for (int at = 0; at < piece.length(); ) {
            int codePoint = Character.codePointAt(piece, at);
            UnicodeScript script = scriptOf(codePoint);
            if (script != UnicodeScript.UNKNOWN) {
                if (script != running) {
                    pieces.add(Math.min(start, at), at);
                    start = at;
                    running = script;
                }
            }
            at += Character.charCount(codePoint);
        }
        pieces.add(start, piece.length());
        return pieces;
    }

    private static UnicodeScript scriptOf(int codePoint) {
        if (codePoint == ' ') {
            return UnicodeScript.UNKNOWN;
        }
        if (codePoint == PROLONGED_SOUND_MARK) {
            return UnicodeScript.HAN;
        }
        return switch (RustUnicode.script(codePoint)) {
            case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
            case UnicodeScript script -> script;
        };
    }
}
