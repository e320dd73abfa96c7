package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.LETTER;
import static dev.stipple.internal.scan.CharClass.NEWLINE;
import static dev.stipple.internal.scan.CharClass.NUMBER;
import static dev.stipple.internal.scan.CharClass.SPACE;

/// The family of cl100k, Llama 3 and Qwen, up to the most `digits` a piece may have and whether spaces at the end of
/// the text are one piece (`\s++$`):
/// ```
/// '(?i:[sdmt]|ll|ve|re)
/// |[^\r\n\p{L}\p{N}]?\p{L}+
/// |\p{N}{1,digits}
/// | ?[^\s\p{L}\p{N}]+[\r\n]*
/// |\s++$|\s*[\r\n]+|\s+(?!\S)|\s
/// ```
record Cl100kMatcher(int digits, boolean keepLastSpaces) implements PieceMatcher {
    @Override
    public int end(byte[] text, int from, int to) {
        int first = text[from];
        // '(?i:[sdmt]|ll|ve|re)
        if (first == '\'') {
            int end = Contractions.endIgnoringCase(text, from, to);
            if (end > from) {
                return end;
            }
        }
        int unit = CharClass.unit(text, from);
        int next = from + (unit >>> 8);
        // \p{L}+
        if ((unit & LETTER) != 0) {
            return CharClass.skip(text, next, to, LETTER);
        }
        // \p{N}{1,digits}
        if ((unit & NUMBER) != 0) {
            return CharClass.skipNumbers(text, next, to, digits - 1);
        }
        int following = next < to ? CharClass.unit(text, next) : SPACE;
        // [^\r\n\p{L}\p{N}]\p{L}+
        if ((following & LETTER) != 0 && (unit & NEWLINE) == 0) {
            return CharClass.skip(text, next + (following >>> 8), to, LETTER);
        }
        //  ?[^\s\p{L}\p{N}]+[\r\n]*
        boolean spaceBefore = first == ' ' && (following & (SPACE | LETTER | NUMBER)) == 0;
        if (spaceBefore || (unit & SPACE) == 0) {
            int symbols = CharClass.skipNot(text, next, to, SPACE | LETTER | NUMBER);
            return CharClass.skip(text, symbols, to, NEWLINE);
        }
        // \s++$|\s*[\r\n]+|\s+(?!\S)|\s
        return keepLastSpaces ? Spaces.endKeepingLast(text, from, to) : Spaces.end(text, from, to);
    }

    @Override
    public BlockRule rule() {
        return new Cl100kRule(digits);
    }
}
