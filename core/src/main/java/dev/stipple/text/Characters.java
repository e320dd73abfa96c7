package dev.stipple.text;

import dev.stipple.internal.unicode.Unicode;

/// Kinds of characters that splitters tell apart.
final class Characters {
    private Characters() {}

    /// Whether Python calls `c` white space: Unicode White_Space (all of it in the BMP) and U+001C to U+001F.
    static boolean isBlank(char c) {
        return (c >= 0x1C && c <= ' ') || Unicode.isWhiteSpace(c);
    }

    /// Whether chars `[start, end)` are all blank.
    static boolean isBlank(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether chars `[start, end)` hold a letter or a number.
    static boolean isWord(CharSequence text, int start, int end) {
        for (int i = start; i < end; ) {
            int c = Character.codePointAt(text, i);
            if (Unicode.isLetter(c) || Unicode.isNumber(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }
}
