package dev.stipple.token.model;

import java.util.HexFormat;

/// Tokens as one line of visible text, and back.
///
/// Written with a backslash: itself, `n`, `r`, `t`, `e` (the empty token) and `u{HEX}` for any other
/// character that cannot be seen or would not survive a text file: controls, format characters, lone
/// surrogates, blanks other than U+0020, and a U+0020 at either end. Everything else stands for itself.
public final class TokenEscapes {
    private TokenEscapes() {}

    /// Returns `token` as visible text of one line.
    public static String escape(String token) {
        if (token.isEmpty()) {
            return "\\e";
        }
        var line = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); ) {
            int c = token.codePointAt(i);
            boolean atEnd = i == 0 || i == token.length() - 1;
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c == ' ' ? atEnd : isInvisible(c)) {
                        line.append("\\u{")
                                .append(HexFormat.of().withUpperCase().toHexDigits(c, c > 0xFFFF ? 6 : 4))
                                .append('}');
                    } else {
                        line.appendCodePoint(c);
                    }
                }
            }
            i += Character.charCount(c);
        }
        return line.toString();
    }

    /// Returns the token that [#escape] wrote as `line`; an escape it doesn't write is an
    /// [IllegalArgumentException].
    public static String unescape(String line) {
        if (line.equals("\\e")) {
            return "";
        }
        var token = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (c != '\\') {
                token.append(c);
                continue;
            }
            switch (i < line.length() ? line.charAt(i++) : ' ') {
                case '\\' -> token.append('\\');
                case 'n' -> token.append('\n');
                case 'r' -> token.append('\r');
                case 't' -> token.append('\t');
                case 'u' -> {
                    int close = line.indexOf('}', i);
                    token.appendCodePoint(codePoint(line, i, close));
                    i = close + 1;
                }
                default -> throw new IllegalArgumentException("unknown escape in '" + line + "'");
            }
        }
        return token.toString();
    }

    private static int codePoint(String line, int open, int close) {
        int digits = close - open - 1;
        if (digits < 1 || digits > 6 || line.charAt(open) != '{') {
            throw new IllegalArgumentException("unknown escape in '" + line + "'");
        }
        int c = HexFormat.fromHexDigits(line, open + 1, close);
        if (!Character.isValidCodePoint(c)) {
            throw new IllegalArgumentException("no code point in '" + line + "'");
        }
        return c;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
