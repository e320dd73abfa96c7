package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.LETTER;
import static dev.stipple.internal.scan.CharClass.NUMBER;
import static dev.stipple.internal.scan.CharClass.SPACE;

/// The pattern of GPT-2: `'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s`.
///
/// With `numbersApart`, each number character is first made a piece of its own, as Hugging Face's `Digits` does before
/// this pattern: the text on either side ends there, so spaces before a number stay together. Its numbers are those
/// of Rust's standard library, which is at Unicode 17.
record Gpt2Matcher(boolean numbersApart) implements PieceMatcher {
    /// A character of four bytes without a class.
    private static final int UNKNOWN = 4 << 8;

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
        if (isApart(text, from, unit)) {
            return next;
        }
        int body = from;
        if (text[from] == ' ' && next < to) {
            body = next;
            unit = CharClass.unit(text, body);
        }
        if ((unit & SPACE) != 0 || isApart(text, body, unit)) {
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
        return symbols(text, rest, to);
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
                return last == from || isApart(text, at, unit) ? at : last;
            }
            last = at;
            at += unit >>> 8;
        }
        return at;
    }

    private int symbols(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int unit = CharClass.unit(text, at);
            if ((unit & (SPACE | LETTER | NUMBER)) != 0 || isApart(text, at, unit)) {
                return at;
            }
            at += unit >>> 8;
        }
        return at;
    }

    private boolean isApart(byte[] text, int at, int unit) {
        return numbersApart && ((unit & NUMBER) != 0 || (unit == UNKNOWN && isNumberSinceUnicode17(text, at)));
    }

    /// U+11DE0 to U+11DE9 and U+16FF4 to U+16FF6.
    private static boolean isNumberSinceUnicode17(byte[] text, int at) {
        int start = (text[at] & 0xFF) << 16 | (text[at + 1] & 0xFF) << 8 | (text[at + 2] & 0xFF);
        int last = text[at + 3] & 0x3F;
        return (start == 0xF091B7 && last >= 0x20 && last <= 0x29)
                || (start == 0xF096BF && last >= 0x34 && last <= 0x36);
    }
}
