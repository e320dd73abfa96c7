package dev.stipple.internal.encode;

import java.util.Arrays;

/// When a blank is put before a stretch of text.
enum BlankPrefix {
    NEVER,
    ALWAYS,
    /// Unless the stretch begins with a blank or with `▁`.
    UNLESS_THERE,
    /// Only at the start of the whole text, unless it begins with a blank or with `▁`.
    AT_START_UNLESS_THERE;

    private static final byte[] MARK = CharacterBpe.MARK_BYTES;

    /// Whether the stretch `text[from, to)`, which is not empty, gets a blank.
    boolean applies(byte[] text, int from, int to) {
        return switch (this) {
            case NEVER -> false;
            case ALWAYS -> true;
            case UNLESS_THERE -> !startsBlank(text, from, to);
            case AT_START_UNLESS_THERE -> from == 0 && !startsBlank(text, from, to);
        };
    }

    private static boolean startsBlank(byte[] text, int from, int to) {
        return text[from] == ' '
                || (to - from >= MARK.length && Arrays.equals(text, from, from + MARK.length, MARK, 0, MARK.length));
    }
}
