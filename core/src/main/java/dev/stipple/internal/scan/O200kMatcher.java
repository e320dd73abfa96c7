package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.LETTER;
import static dev.stipple.internal.scan.CharClass.LOWER;
import static dev.stipple.internal.scan.CharClass.MARK;
import static dev.stipple.internal.scan.CharClass.NEWLINE;
import static dev.stipple.internal.scan.CharClass.NUMBER;
import static dev.stipple.internal.scan.CharClass.SPACE;
import static dev.stipple.internal.scan.CharClass.UPPER;

/// The family of o200k, up to the most `digits` a piece may have and whether words keep their `contractions`. With
/// `U` for `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`, `V` for `[\p{Ll}\p{Lm}\p{Lo}\p{M}]` and `C` for
/// `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`:
/// ```
/// [^\r\n\p{L}\p{N}]?U*V+C
/// |[^\r\n\p{L}\p{N}]?U+V*C
/// |\p{N}{1,digits}
/// | ?[^\s\p{L}\p{N}]+[\r\n/]*
/// |\s*[\r\n]+|\s+(?!\S)|\s+
/// ```
record O200kMatcher(int digits, boolean contractions) implements PieceMatcher {
    private static final int NONE = -1;

    @Override
    public int end(byte[] text, int from, int to) {
        int unit = CharClass.unit(text, from);
        int next = from + (unit >>> 8);
        // U*V+C|U+V*C
        if ((unit & LETTER) != 0) {
            int end = withLowerCase(text, from, to);
            // Without V, all of U* is upper case alone.
            return contraction(text, end == NONE ? CharClass.skip(text, next, to, UPPER) : end, to);
        }
        // \p{N}{1,digits}
        if ((unit & NUMBER) != 0) {
            return CharClass.skipNumbers(text, next, to, digits - 1);
        }
        int following = next < to ? CharClass.unit(text, next) : SPACE;
        // [^\r\n\p{L}\p{N}]U*V+C|[^\r\n\p{L}\p{N}]U+V*C
        if ((following & (LETTER | MARK)) != 0 && (unit & NEWLINE) == 0) {
            int end = withLowerCase(text, next, to);
            if (end != NONE) {
                return contraction(text, end, to);
            }
            // Without lower case, a mark is better a V of its own than a prefix of U+.
            return contraction(text, (unit & MARK) != 0 ? next : CharClass.skip(text, next, to, UPPER), to);
        }
        // V+C, a mark that nothing follows
        if ((unit & MARK) != 0) {
            return contraction(text, next, to);
        }
        //  ?[^\s\p{L}\p{N}]+[\r\n/]*
        boolean spaceBefore = text[from] == ' ' && (following & (SPACE | LETTER | NUMBER)) == 0;
        if (spaceBefore || (unit & SPACE) == 0) {
            return newlinesAndSlashes(text, CharClass.skipNot(text, next, to, SPACE | LETTER | NUMBER), to);
        }
        // \s*[\r\n]+|\s+(?!\S)|\s+
        return Spaces.end(text, from, to);
    }

    @Override
    public BlockRule rule() {
        return new O200kRule(digits, contractions);
    }

    /// The end of `U*V+`, or NONE. What both sets hold goes to `U*` first; where no lower case follows, `V+` gets
    /// the last such character back and ends there, as only upper case is left behind it.
    private static int withLowerCase(byte[] text, int from, int to) {
        int backOff = NONE;
        int at = from;
        while (at < to) {
            int unit = CharClass.unit(text, at);
            if ((unit & (UPPER | MARK)) == 0) {
                return (unit & LOWER) != 0 ? CharClass.skip(text, at, to, LOWER | MARK) : backOff;
            }
            at += unit >>> 8;
            backOff = (unit & (LOWER | MARK)) != 0 ? at : backOff;
        }
        return backOff;
    }

    /// The end of `C` at `at`.
    private int contraction(byte[] text, int at, int to) {
        boolean apostrophe = contractions && at < to && text[at] == '\'';
        return apostrophe ? Contractions.endIgnoringCase(text, at, to) : at;
    }

    /// The end of `[\r\n/]*` at `from`.
    private static int newlinesAndSlashes(byte[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] == '\n' || text[at] == '\r' || text[at] == '/')) {
            at++;
        }
        return at;
    }
}
