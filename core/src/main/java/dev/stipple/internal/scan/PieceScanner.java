package dev.stipple.internal.scan;

import java.util.List;
import java.util.Optional;

/// Finds where pieces end, for one known pattern. Stateless and thread-safe.
public interface PieceScanner {
    /// Writes the ends (exclusive byte offsets) of consecutive pieces of `text[from, to)` into `ends` and returns
    /// how many.
    ///
    /// `from` is the start of a piece and `to` the end of the whole text: lookahead never crosses it. Every byte
    /// belongs to exactly one piece, so a piece starts where the one before ends. At least one piece is found when
    /// `from < to` and `ends` isn't empty. The scan stops when the text is over, which shows in a last end of `to`,
    /// or when `ends` is nearly full: up to 71 elements may stay unused, and those behind the returned count hold
    /// anything.
    ///
    /// `text` must be valid UTF-8. Time is linear in the text over all calls, as long as `ends` holds a few hundred
    /// elements.
    int scan(byte[] text, int from, int to, int[] ends);

    /// What [#lastCut] gives where it knows no place.
    int NO_CUT = -1;

    /// Returns the last place in `text[from, to)` where the text may be cut in two, whatever is before and behind, and
    /// has the same pieces; or [#NO_CUT], if there is none or none is known. `from` and `to` lie between characters
    /// and are no such places.
    default int lastCut(byte[] text, int from, int to) {
        return NO_CUT;
    }

    /// The scanner of a split pattern, if it is a known one in a known spelling, see [KnownPattern].
    static Optional<PieceScanner> forPattern(String regex) {
        return forPatterns(List.of(regex));
    }

    /// The scanner of several patterns, each of which splits the pieces that the patterns before it left, with
    /// matches and gaps as pieces of their own (what Hugging Face calls a sequence of `Split`s with behaviour
    /// `Isolated`), if the sequence is a known one.
    static Optional<PieceScanner> forPatterns(List<String> regexes) {
        return KnownPattern.of(regexes).map(KnownPattern::scanner);
    }
}
