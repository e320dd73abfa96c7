package dev.stipple.token.train;

import dev.stipple.internal.LongMap;
/// How often each pair of neighbouring symbols occurs, weighted by the counts of the words it occurs in.
///
/// A pair once counted is never removed.

final class PairCounts {
    private final LongMap counts = new LongMap();

    /// Returns the two symbols as one number that orders by `left`, then by `right`.
    static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    static int left(long pair) {
        return (int) (pair >>> 32);
    }

    static int right(long pair) {
        return (int) pair;
    }

    /// Returns the count of `pair`, 0 when it has never been counted.
    long count(long pair) {
        return counts.get(pair, 0);
    }

    /// Adds `change` to the count of `pair` and returns the new count.
    long add(long pair, long change) {
        return counts.add(pair, change);
    }
}
