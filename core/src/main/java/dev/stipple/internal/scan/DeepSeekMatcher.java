package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.EAST_ASIAN;
import static dev.stipple.internal.scan.CharClass.LETTER;
import static dev.stipple.internal.scan.CharClass.MARK;
import static dev.stipple.internal.scan.CharClass.NEWLINE;
import static dev.stipple.internal.scan.CharClass.NUMBER;
import static dev.stipple.internal.scan.CharClass.SPACE;
import static dev.stipple.internal.scan.CharClass.SYMBOL;

/// The three splits of DeepSeek V3: numbers `\p{N}{1,3}`, then runs of ideographs and kana `[一-龥぀-ゟ゠-ヿ]+`, then,
/// inside of what is left and of those runs alike:
/// ```
/// [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+
/// |[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+
/// | ?[\p{P}\p{S}]+[\r\n]*
/// |\s*[\r\n]+|\s+(?!\S)|\s+
/// ```
///
/// A *segment* is what one of the first two splits leaves to the last pattern, which sees nothing beyond it.
/// That pattern doesn't match every character; a gap between two matches is a piece.
record DeepSeekMatcher() implements PieceMatcher {
    private static final int OUTSIDE = 0;
    private static final int NONE = -1;

    @Override
    public int end(byte[] text, int from, int to) {
        // \p{N}{1,3}
        int end = CharClass.skipNumbers(text, from, to, 3);
        if (end > from) {
            return end;
        }
        boolean eastAsian = (CharClass.unit(text, from) & EAST_ASIAN) != 0;
        int match = match(text, from, to, eastAsian);
        int at = from;
        while (match == NONE) {
            at += CharClass.unit(text, at) >>> 8;
            boolean over = unit(text, at, to, eastAsian) == OUTSIDE;
            match = over ? at : match(text, at, to, eastAsian);
        }
        return at > from ? at : match;
    }

    @Override
    public BlockRule rule() {
        return new DeepSeekRule();
    }

    /// The end of the last pattern's match at `from`, or NONE. Takes constant time where there is none.
    private static int match(byte[] text, int from, int to, boolean eastAsian) {
        int first = text[from];
        int unit = CharClass.unit(text, from);
        int next = from + (unit >>> 8);
        int following = unit(text, next, to, eastAsian);
        // [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+
        if ((unit & SYMBOL) != 0 && first > 0 && following != OUTSIDE && isAsciiLetter(text[next])) {
            int at = next + 1;
            while (at < to && isAsciiLetter(text[at])) {
                at++;
            }
            return at;
        }
        // [\p{L}\p{M}]+; a mark may be the prefix too, which comes to the same
        if ((unit & (LETTER | MARK)) != 0) {
            return skip(text, next, to, eastAsian, LETTER | MARK);
        }
        // [^\r\n\p{L}\p{P}\p{S}][\p{L}\p{M}]+
        if ((unit & (NEWLINE | SYMBOL)) == 0 && (following & (LETTER | MARK)) != 0) {
            return skip(text, next, to, eastAsian, LETTER | MARK);
        }
        //  ?[\p{P}\p{S}]+[\r\n]*
        if ((unit & SYMBOL) != 0 || (first == ' ' && (following & SYMBOL) != 0)) {
            int symbols = skip(text, next, to, eastAsian, SYMBOL);
            return skip(text, symbols, to, eastAsian, NEWLINE);
        }
        // \s*[\r\n]+|\s+(?!\S)|\s+
        return (unit & SPACE) != 0 ? spaces(text, from, to) : NONE;
    }

    private static int spaces(byte[] text, int from, int to) {
        int end = CharClass.skip(text, from, to, SPACE);
        boolean segmentEnds = unit(text, end, to, false) == OUTSIDE;
        return Spaces.end(text, from, segmentEnds ? end : to);
    }

    private static int skip(byte[] text, int from, int to, boolean eastAsian, int classes) {
        int at = from;
        int unit = unit(text, at, to, eastAsian);
        while ((unit & classes) != 0) {
            at += unit >>> 8;
            unit = unit(text, at, to, eastAsian);
        }
        return at;
    }

    /// The unit at `at`, or OUTSIDE where the segment is over.
    private static int unit(byte[] text, int at, int to, boolean eastAsian) {
        if (at == to) {
            return OUTSIDE;
        }
        int unit = CharClass.unit(text, at);
        boolean inside = (unit & NUMBER) == 0 && (unit & EAST_ASIAN) != 0 == eastAsian;
        return inside ? unit : OUTSIDE;
    }

    private static boolean isAsciiLetter(byte letter) {
        int lowerCase = letter | 0x20;
        return lowerCase >= 'a' && lowerCase <= 'z';
    }
}
