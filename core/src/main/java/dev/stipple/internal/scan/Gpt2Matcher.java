package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.LETTER;
import static dev.stipple.internal.scan.CharClass.NUMBER;
import static dev.stipple.internal.scan.CharClass.SPACE;

/// The pattern of GPT-2: `'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s`.
///
/// With `numbersApart`, each number character is first made a piece of its own, as a split at `\p{N}` before this
/// pattern does: the text on either side ends there, so spaces before a number stay together.
record Gpt2Matcher(boolean numbersApart) implements PieceMatcher {
    @Override
    public int end(byte[] text, int from, int to) {
        // '(?:[sdmt]|ll|ve|re)
        if (text[from] == '\'') {
            int end = Contractions.end(text, from, to);
            if (end > from) {
                return end;
            }
        }
        int unit = CharClass.unit(text, from);
        int next = from + (unit >>> 8);
        if (numbersApart && (unit & NUMBER) != 0) {
            return next;
        }
        int body = from;
        if (text[from] == ' ' && next < to) {
            body = next;
            unit = CharClass.unit(text, body);
        }
        if ((unit & SPACE) != 0 || (numbersApart && (unit & NUMBER) != 0)) {
            return spaces(text, from, to);
        }
        int rest = body + (unit >>> 8);
        //  ?\p{L}+
        if ((unit & LETTER) != 0) {
            return CharClass.skip(text, rest, to, LETTER);
        }
        //  ?\p{N}+
        if ((unit & NUMBER) != 0) {
            return CharClass.skip(text, rest, to, NUMBER);
        }
        //  ?[^\s\p{L}\p{N}]+
        return CharClass.skipNot(text, rest, to, SPACE | LETTER | NUMBER);
    }

    @Override
    public BlockRule rule() {
        return new Gpt2Rule(numbersApart);
    }

    /// `\s+(?!\S)|\s`: the run of spaces, without its last one when something follows that it may belong to.
    private int spaces(byte[] text, int from, int to) {
        int last = from;
        int at = from;
        while (at < to) {
            int unit = CharClass.unit(text, at);
            if ((unit & SPACE) == 0) {
                boolean textEnds = numbersApart && (unit & NUMBER) != 0;
                return textEnds || last == from ? at : last;
            }
            last = at;
            at += unit >>> 8;
        }
        return at;
    }
}
