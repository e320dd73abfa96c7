package dev.stipple.internal.encode;

import dev.stipple.internal.unicode.Unicode;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.normalize.Strip;

/// Takes white space off the ends of a stretch, as one of several normalizers, where another encoder runs the others.
///
/// If the strip comes first, it can be done to the text itself. If not, the characters at the ends tell whether it does
/// anything; where it may, the last words, or in the worst case all, are left to the slow twin.
final class StripEncoder implements Encoder {
    private final Encoder inner;
    private final Encoder slow;
    private final SpaceCuts cuts;
    private final CodePointMemo<Boolean> solid;
    private final Strip strip;
    private final boolean first;

    /// @param inner runs everything but the strip
    /// @param slow runs everything
    /// @param stages what `inner` runs before the model
    /// @param strip which ends it is about
    /// @param first whether the strip comes before all other normalizers
    StripEncoder(Encoder inner, Encoder slow, TextStages stages, Strip strip, boolean first) {
        this.inner = inner;
        this.slow = slow;
        this.cuts = new SpaceCuts(stages);
        this.solid = new CodePointMemo<>(stages::isSolid);
        this.strip = strip;
        this.first = first;
    }

    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        if (first) {
            int end = endWithoutBlanks(utf8, from, to);
            inner.encode(utf8, startWithoutBlanks(utf8, from, end), end, ids);
            return;
        }
        if (from == to || (strip.stripLeft() && !isSolid(utf8, from))) {
            slow.encode(utf8, from, to, ids);
            return;
        }
        int end = strip.stripRight() && !isSolid(utf8, Utf8CodePoints.startBefore(utf8, to))
                ? lastWord(utf8, from, to)
                : to;
        if (end > from) {
            inner.encode(utf8, from, end, ids);
        }
        if (end < to) {
            slow.encode(utf8, end, to, ids);
        }
    }

    @Override
    public boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        if (!first) {
            return false;
        }
        int end = endWithoutBlanks(utf8, from, to);
        return inner.place(utf8, startWithoutBlanks(utf8, from, end), end, tokens);
    }

    private boolean isSolid(byte[] utf8, int at) {
        return solid.get(Utf8CodePoints.codePointAt(utf8, at));
    }

    /// The last place before a blank and a character that surely stays, where the stretch may be cut; or `from`.
    private int lastWord(byte[] utf8, int from, int to) {
        for (int at = to - 2; at > from; at--) {
            if (utf8[at] == ' ' && isSolid(utf8, at + 1) && cuts.isSafe(utf8, at, to)) {
                return at;
            }
        }
        return from;
    }

    private int endWithoutBlanks(byte[] utf8, int from, int to) {
        int end = to;
        while (strip.stripRight() && end > from) {
            int start = Utf8CodePoints.startBefore(utf8, end);
            if (!Unicode.isWhiteSpace(Utf8CodePoints.codePointAt(utf8, start))) {
                break;
            }
            end = start;
        }
        return end;
    }

    private int startWithoutBlanks(byte[] utf8, int from, int to) {
        int start = from;
        while (strip.stripLeft() && start < to) {
            int codePoint = Utf8CodePoints.codePointAt(utf8, start);
            if (!Unicode.isWhiteSpace(codePoint)) {
                break;
            }
            start += Utf8.length(codePoint);
        }
        return start;
    }
}
