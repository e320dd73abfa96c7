package dev.stipple.token.train;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// What may be a piece, as in sentencepiece: letters of one script, and the blank's mark "▁" only in front.
///
/// Japanese writes one word in Han, Hiragana and Katakana, which count as one script; marks that combine with any
/// script take that of the letter before. Digits and punctuation are of the script "common", so that they stay apart
/// from words.
final class PieceRule {
    private static final int BLANK = '▁';
    private static final int LONG_VOWEL = 'ー';
    private static final Set<UnicodeScript> JAPANESE = EnumSet.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private final LetterText text;
    /// Script of each kept letter.
    private final UnicodeScript[] scripts;

    PieceRule(LetterText text) {
        this.text = text;
        scripts = new UnicodeScript[text.alphabetSize() + 1];
        scripts[LetterText.END] = UnicodeScript.UNKNOWN;
        for (int letter = 1; letter < scripts.length; letter++) {
            scripts[letter] = script(text.codePoint(letter));
        }
    }

    /// Whether the letters `[start, start + length)` may be a piece.
    boolean allows(int start, int length) {
        int[] letters = text.letters();
        UnicodeScript script = UnicodeScript.INHERITED;
        for (int i = start; i < start + length; i++) {
            if (letters[i] == text.rare()) {
                return false;
            }
            if (text.codePoint(letters[i]) == BLANK) {
                if (i > start) {
                    return false;
                }
                continue;
            }
            UnicodeScript next = scripts[letters[i]];
            if (next == UnicodeScript.INHERITED) {
                continue;
            }
            if (script != UnicodeScript.INHERITED && script != next) {
                return false;
            }
            script = next;
        }
        return true;
    }

    private static UnicodeScript script(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return codePoint == LONG_VOWEL || JAPANESE.contains(script) ? UnicodeScript.HAN : script;
    }
}
