package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.model.Vocabulary;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Cuts text between two characters that are neighbours in no token: nothing can merge across such a place, so each
/// piece means the same wherever it stands.
///
/// Blanks and `▁` are one character here, as for [CharacterBpe].
final class CharacterPairs implements PieceScanner {
    private static final int BLANK = ' ';
    private static final int ASCII = 128;

    /// For each ASCII character the set of those that follow it in some token.
    private final long[] low = new long[ASCII];
    private final long[] high = new long[ASCII];
    private final PairSet pairs = new PairSet();
    /// The characters that are tokens, or null where it does not matter.
    private final @Nullable BitSet known;

    /// @param fusesUnknown whether neighbours without a token share one, so that they must stay together
    CharacterPairs(Vocabulary vocabulary, boolean fusesUnknown) {
        known = fusesUnknown ? characters(vocabulary) : null;
        vocabulary.forEach((token, _) -> {
            for (int at = 0; at < token.length(); ) {
                int first = blank(token.codePointAt(at));
                at += Character.charCount(first);
                if (at < token.length()) {
                    add(first, blank(token.codePointAt(at)));
                }
            }
        });
        for (int first = 0; first < ASCII; first++) {
            for (int second = 0; second < ASCII; second++) {
                if (areUnknown(first, second)) {
                    add(first, second);
                }
            }
        }
    }

    private static BitSet characters(Vocabulary vocabulary) {
        BitSet characters = new BitSet();
        vocabulary.forEach((token, _) -> {
            if (!token.isEmpty() && token.codePointCount(0, token.length()) == 1) {
                characters.set(blank(token.codePointAt(0)));
            }
        });
        return characters;
    }

    private void add(int first, int second) {
        if ((first | second) >= ASCII) {
            pairs.add(first, second);
        } else if (second < 64) {
            low[first] |= 1L << second;
        } else {
            high[first] |= 1L << second;
        }
    }

    @Override
    public int scan(byte[] text, int from, int to, int[] ends) {
        int count = 0;
        for (int at = from; at < to && count < ends.length; ) {
            at = end(text, at, to);
            ends[count++] = at;
        }
        return count;
    }

    private int end(byte[] text, int from, int to) {
        int at = from;
        int first = text[at];
        while (first >= 0) {
            if (++at == to) {
                return to;
            }
            int second = text[at];
            if (second < 0) {
                break;
            }
            if ((((second < 64 ? low[first] : high[first]) >>> second) & 1) == 0) {
                return at;
            }
            first = second;
        }
        return endBeyondAscii(text, first >= 0 ? at - 1 : at, to);
    }

    /// The end of the piece that the characters from `from` on are in, at any of which it may be outside ASCII.
    private int endBeyondAscii(byte[] text, int from, int to) {
        int first = Utf8CodePoints.codePointAt(text, from);
        int at = from + Utf8.length(first);
        while (at < to) {
            int second = Utf8CodePoints.codePointAt(text, at);
            if (!isPair(blank(first), blank(second))) {
                return at;
            }
            at += Utf8.length(second);
            first = second;
        }
        return to;
    }

    private boolean isPair(int first, int second) {
        if ((first | second) >= ASCII) {
            return pairs.contains(first, second) || areUnknown(first, second);
        }
        return (((second < 64 ? low[first] : high[first]) >>> second) & 1) != 0;
    }

    private boolean areUnknown(int first, int second) {
        return known != null && !known.get(first) && !known.get(second);
    }

    private static int blank(int codePoint) {
        return codePoint == CharacterBpe.BLANK_MARK ? BLANK : codePoint;
    }
}
