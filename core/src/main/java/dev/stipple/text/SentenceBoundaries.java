package dev.stipple.text;

import static dev.stipple.internal.unicode.SentenceBreak.*;

import dev.stipple.internal.unicode.SentenceBreak;

/// The default sentence boundaries of UAX #29 (Unicode 16.0), without tailoring.
///
/// One pass, no recursion: SB8 looks ahead as far as the next letter or terminator, and from each terminator
/// only once.
final class SentenceBoundaries implements Boundaries {
    /// Where a segment stands: in plain text, behind a terminator, behind its closing marks, behind its
    /// blanks.
    private enum State {
        TEXT,
        TERMINATOR,
        CLOSED,
        SPACED
    }

    @Override
    public int next(CharSequence text, int start) {
        State state = State.TEXT;
        int before = OTHER; // the last class that SB5 does not ignore
        int terminator = OTHER;
        int beforeTerminator = OTHER;
        for (int at = start; at < text.length(); ) {
            int next = classAt(text, at);
            int behind = at + width(text, at);
            if (isParagraphEnd(next)) { // SB3, SB4; SB9 to SB11 keep it with its sentence
                return next == CR && classAt(text, behind) == LF ? behind + 1 : behind;
            }
            if (next == EXTEND || next == FORMAT) { // SB5
                at = behind;
                continue;
            }
            if (isTerminator(next)) { // SB8a
                beforeTerminator = before;
                terminator = next;
                state = State.TERMINATOR;
            } else if (state != State.TEXT) {
                State following = follow(state, next);
                if (following == State.TEXT
                        && next != S_CONTINUE // SB8a
                        && !(terminator == A_TERM && goesOn(text, at, state, beforeTerminator))) {
                    return at; // SB11
                }
                state = following;
            }
            before = next;
            at = behind;
        }
        return text.length();
    }

    /// Closing marks and blanks stay with the terminator before them (SB9, SB10).
    private static State follow(State state, int next) {
        if (next == SP) {
            return State.SPACED;
        }
        return next == CLOSE && state != State.SPACED ? State.CLOSED : State.TEXT;
    }

    /// Whether a full stop before `at` doesn't end its sentence: a number, an acronym, or a small letter
    /// ahead.
    private static boolean goesOn(CharSequence text, int at, State state, int beforeTerminator) {
        int next = classAt(text, at);
        if (state == State.TERMINATOR
                && (next == NUMERIC // SB6
                        || (next == UPPER && (beforeTerminator == UPPER || beforeTerminator == LOWER)))) { // SB7
            return true;
        }
        int ahead = at; // SB8
        while (ahead < text.length() && !endsLookAhead(classAt(text, ahead))) {
            ahead += width(text, ahead);
        }
        return classAt(text, ahead) == LOWER;
    }

    private static boolean endsLookAhead(int type) {
        return type == O_LETTER || type == UPPER || type == LOWER || isParagraphEnd(type) || isTerminator(type);
    }

    private static boolean isParagraphEnd(int type) {
        return type == SEP || type == CR || type == LF;
    }

    private static boolean isTerminator(int type) {
        return type == A_TERM || type == S_TERM;
    }

    /// The class at `at`, and [SentenceBreak#OTHER] at the end of the text.
    private static int classAt(CharSequence text, int at) {
        return at < text.length() ? TABLE.get(Character.codePointAt(text, at)) : OTHER;
    }

    private static int width(CharSequence text, int at) {
        return Character.charCount(Character.codePointAt(text, at));
    }
}
