package dev.stipple.text;

import static dev.stipple.internal.unicode.WordBreak.*;

import dev.stipple.internal.unicode.WordBreak;

/// The default word boundaries of UAX #29 (Unicode 16.0), without tailoring.
///
/// One pass, no recursion: a rule that looks ahead (WB6, WB7b, WB12) looks past one mark and what WB4 ignores
/// after it, and no two marks look at the same ignored characters.
final class WordBoundaries implements Boundaries {
    @Override
    public int next(CharSequence text, int start) {
        int at = start;
        int before = classAt(text, at) & ~PICTOGRAPHIC; // the last class that WB4 does not ignore
        at += width(text, at);
        if (isNewline(before)) { // WB3, WB3a
            return at + (before == CR && classAt(text, at) == LF ? 1 : 0);
        }
        int adjacent = before; // the class directly before `at`
        boolean pairOpen = before == REGIONAL_INDICATOR;
        while (at < text.length()) {
            int next = classAt(text, at);
            if (isNewline(next)) { // WB3b
                return at;
            }
            boolean glued = (adjacent == ZWJ && (next & PICTOGRAPHIC) != 0) // WB3c
                    || (adjacent == W_SEG_SPACE && next == W_SEG_SPACE); // WB3d
            adjacent = next;
            next &= ~PICTOGRAPHIC;
            if (!glued && isIgnored(next)) { // WB4
                at += width(text, at);
                continue;
            }
            int behindMark = glued ? -1 : afterMark(text, at, before, next);
            if (behindMark >= 0) {
                at = behindMark;
                next = classAt(text, at) & ~PICTOGRAPHIC;
                adjacent = next;
            } else if (!glued && !joins(before, next) && !(pairOpen && next == REGIONAL_INDICATOR)) { // WB15, WB16
                return at; // WB999
            }
            pairOpen = !pairOpen && next == REGIONAL_INDICATOR;
            before = next;
            at += width(text, at);
        }
        return at;
    }

    /// The rules that look at two neighbours only.
    private static boolean joins(int before, int next) {
        return switch (next) {
            case A_LETTER, HEBREW_LETTER ->
                isLetter(before) || before == NUMERIC || before == EXTEND_NUM_LET; // WB5, 10, 13b
            case NUMERIC -> isLetter(before) || before == NUMERIC || before == EXTEND_NUM_LET; // WB8, 9, 13b
            case KATAKANA -> before == KATAKANA || before == EXTEND_NUM_LET; // WB13, 13b
            case EXTEND_NUM_LET -> // WB13a
                isLetter(before) || before == NUMERIC || before == KATAKANA || before == EXTEND_NUM_LET;
            case SINGLE_QUOTE -> before == HEBREW_LETTER; // WB7a
            default -> false;
        };
    }

    /// Where the character behind the mark at `at` begins when the three of them hold together (WB6 and 7, 7b
    /// and 7c, 11 and 12), else -1.
    private static int afterMark(CharSequence text, int at, int before, int mark) {
        boolean inLetters = isLetter(before) && (mark == MID_LETTER || mark == MID_NUM_LET || mark == SINGLE_QUOTE);
        boolean inHebrew = before == HEBREW_LETTER && mark == DOUBLE_QUOTE;
        boolean inNumber = before == NUMERIC && (mark == MID_NUM || mark == MID_NUM_LET || mark == SINGLE_QUOTE);
        if (!inLetters && !inHebrew && !inNumber) {
            return -1;
        }
        int behind = at + width(text, at);
        while (isIgnored(classAt(text, behind))) {
            behind += width(text, behind);
        }
        int next = classAt(text, behind) & ~PICTOGRAPHIC;
        boolean holds =
                (inLetters && isLetter(next)) || (inHebrew && next == HEBREW_LETTER) || (inNumber && next == NUMERIC);
        return holds ? behind : -1;
    }

    private static boolean isNewline(int type) {
        return type == CR || type == LF || type == NEWLINE;
    }

    private static boolean isIgnored(int type) {
        return type == EXTEND || type == FORMAT || type == ZWJ;
    }

    private static boolean isLetter(int type) {
        return type == A_LETTER || type == HEBREW_LETTER;
    }

    /// The class at `at`, and [WordBreak#OTHER] at the end of the text.
    private static int classAt(CharSequence text, int at) {
        return at < text.length() ? TABLE.get(Character.codePointAt(text, at)) : OTHER;
    }

    private static int width(CharSequence text, int at) {
        return Character.charCount(Character.codePointAt(text, at));
    }
}
