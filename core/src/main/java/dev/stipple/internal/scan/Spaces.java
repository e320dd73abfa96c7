package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.NEWLINE;
import static dev.stipple.internal.scan.CharClass.SPACE;

/// White space between pieces, as the patterns since cl100k cut it.
final class Spaces {
    private Spaces() {}

    /// The end of `\s*[\r\n]+|\s+(?!\S)|\s+` from the space at `from` on.
    static int end(byte[] text, int from, int to) {
        return end(text, from, to, false);
    }

    /// The end of `\s++$|\s*[\r\n]|\s+(?!\S)|\s` from the space at `from` on: spaces that end the text are one
    /// piece.
    static int endKeepingLast(byte[] text, int from, int to) {
        return end(text, from, to, true);
    }

    private static int end(byte[] text, int from, int to, boolean keepLast) {
        int last = from;
        int lineEnd = from;
        int at = from;
        while (at < to) {
            int unit = CharClass.unit(text, at);
            if ((unit & SPACE) == 0) {
                break;
            }
            last = at;
            at += unit >>> 8;
            if ((unit & NEWLINE) != 0) {
                lineEnd = at;
            }
        }
        // \s++$
        if (keepLast && at == to) {
            return at;
        }
        // \s*[\r\n]+
        if (lineEnd > from) {
            return lineEnd;
        }
        // \s+(?!\S), else the one \s
        return at == to || last == from ? at : last;
    }
}
