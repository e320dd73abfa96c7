package dev.stipple.internal.scan;

/// Finds pieces with a matcher alone, one after the other.
record MatchingScanner(PieceMatcher matcher) implements PieceScanner {
    @Override
    public int scan(byte[] text, int from, int to, int[] ends) {
        int count = 0;
        int at = from;
        while (at < to && count < ends.length) {
            at = matcher.end(text, at, to);
            ends[count++] = at;
        }
        return count;
    }

    @Override
    public int lastCut(byte[] text, int from, int to) {
        return SafeCuts.last(text, from, to);
    }
}
