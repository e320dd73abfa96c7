package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;

/// Cuts text before blanks, where [SpaceCuts] tells that both sides mean the same apart as together.
///
/// A piece is a word with the blanks before it, or several words where a cut between them is not safe.
final class WordScanner implements PieceScanner {
    private static final byte BLANK = ' ';

    private final SpaceCuts cuts;

    WordScanner(SpaceCuts cuts) {
        this.cuts = cuts;
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
        for (int at = from + 1; at < to - 1; at++) {
            if (text[at] == BLANK && cuts.isSafe(text, at, to)) {
                return at;
            }
        }
        return to;
    }
}
