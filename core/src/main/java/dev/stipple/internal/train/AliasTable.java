package dev.stipple.internal.train;

import java.util.Arrays;

/// Draws numbers by their weights in constant time (Walker's alias method).
///
/// Two small arrays where word2vec.c has a table of 10^8 entries, whose cache misses cost more than its arithmetic.
final class AliasTable {
    private static final int ONE = 1 << 24;

    private final int[] alias;
    private final int[] own;

    AliasTable(double[] weights) {
        int size = weights.length;
        alias = new int[size];
        own = new int[size];
        // What rounding leaves over stands for itself.
        Arrays.fill(own, ONE);
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double[] rest = new double[size];
        int[] order = new int[size];
        int small = 0;
        int large = size;
        for (int i = 0; i < size; i++) {
            rest[i] = weights[i] / total * size;
            order[rest[i] < 1 ? small++ : --large] = i;
        }
        // The columns below the mean, at the front, are filled up by those above it, at the back.
        int above = large;
        for (int at = 0; at < above && above < size; at++) {
            int column = order[at];
            int giver = order[above];
            own[column] = (int) (rest[column] * ONE);
            alias[column] = giver;
            rest[giver] -= 1 - rest[column];
            if (rest[giver] < 1) {
                above++;
            }
        }
    }

    /// Draws words as word2vec does: by their counts to the power of 3/4.
    static AliasTable ofCounts(long[] counts) {
        return ofCounts(counts, 0.75);
    }

    /// Draws words by their counts to `power`.
    static AliasTable ofCounts(long[] counts, double power) {
        return new AliasTable(Arrays.stream(counts)
                .mapToDouble(count -> Math.pow((double) count, power))
                .toArray());
    }

    /// Returns how many numbers there are.
    int size() {
        return own.length;
    }

    /// Returns a number.
    int draw(RandomStream random) {
        int column = random.below(own.length);
        return random.bits() >>> 7 < own[column] ? column : alias[column];
    }
}
