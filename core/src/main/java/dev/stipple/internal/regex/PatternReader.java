package dev.stipple.internal.regex;

import java.util.regex.PatternSyntaxException;

/// A cursor over the code points of a pattern.
final class PatternReader {
    /// What reading gives at the end.
    static final int END = -1;

    private final String source;
    private int at;

    PatternReader(String source) {
        this.source = source;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    /// The next code point without moving, or [#END].
    int peek() {
        return at < source.length() ? source.codePointAt(at) : END;
    }

    /// Whether the rest starts with `text`.
    boolean isAt(String text) {
        return source.startsWith(text, at);
    }

    /// Whether `text` stands at `position`.
    boolean wasAt(int position, String text) {
        return source.startsWith(text, position);
    }

    /// Whether `c` is in the rest.
    boolean isAhead(char c) {
        return source.indexOf(c, at) >= 0;
    }

    /// Moves over the next code point and returns it.
    int read() {
        if (at == source.length()) {
            throw error("end of pattern where a character is expected");
        }
        int codePoint = source.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    /// Moves over `text` if it is next, and returns whether it was.
    boolean skip(String text) {
        boolean here = isAt(text);
        at += here ? text.length() : 0;
        return here;
    }

    /// Moves over `text`, which must be next.
    void expect(String text) {
        if (!skip(text)) {
            throw error("'" + text + "' is missing");
        }
    }

    /// Moves over everything before `end` and over `end`, and returns what came before it.
    String readTo(String end) {
        int found = source.indexOf(end, at);
        if (found < 0) {
            throw error("'" + end + "' is missing");
        }
        String read = source.substring(at, found);
        at = found + end.length();
        return read;
    }

    /// Reads up to `most` digits; returns their value, or -1 if there are none.
    int readNumber(int radix, int most) {
        long value = 0;
        int digits = 0;
        while (digits < most && isDigit(peek(), radix)) {
            value = value * radix + Character.digit(read(), radix);
            digits++;
            if (value > Integer.MAX_VALUE) {
                throw error("number too large");
            }
        }
        return digits == 0 ? -1 : (int) value;
    }

    private static boolean isDigit(int codePoint, int radix) {
        return codePoint >= 0 && codePoint < 0x80 && Character.digit(codePoint, radix) >= 0;
    }

    PatternSyntaxException error(String description) {
        return new PatternSyntaxException(description, source, at);
    }
}
