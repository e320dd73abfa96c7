package dev.stipple.internal.train;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A bin of pairs, shuffled, and then sorted by the groups of their words: the word of row `i` is in group
/// `i` modulo their number.
final class GroupedPairs {
    private final PairBins bins;
    private final int groups;
    private final int[] shuffled;
    private final int[] sorted;

    /// By group of the lower row and group of the higher row: where their pairs end.
    private final int[] ends;

    /// Makes room for any one of `bins`.
    GroupedPairs(PairBins bins, int groups) {
        this.bins = bins;
        this.groups = groups;
        this.shuffled = new int[bins.mostOfABin()];
        this.sorted = new int[shuffled.length];
        this.ends = new int[groups * groups];
    }

    /// Takes the pairs of a bin.
    void load(int bin, SplittableRandom random) throws IOException {
        sort(bins.shuffled(bin, shuffled, random));
    }

    /// Takes none.
    void clear() {
        sort(0);
    }

    private void sort(int length) {
        int[] next = new int[ends.length + 1];
        for (int at = 0; at < length; at += PairBins.PAIR) {
            next[key(shuffled[at] % groups, shuffled[at + 1] % groups) + 1] += PairBins.PAIR;
        }
        IntStream.range(0, ends.length).forEach(key -> next[key + 1] += next[key]);
        for (int at = 0; at < length; at += PairBins.PAIR) {
            int key = key(shuffled[at] % groups, shuffled[at + 1] % groups);
            System.arraycopy(shuffled, at, sorted, next[key], PairBins.PAIR);
            next[key] += PairBins.PAIR;
        }
        System.arraycopy(next, 0, ends, 0, ends.length);
    }

    private int key(int groupA, int groupB) {
        return Math.min(groupA, groupB) * groups + Math.max(groupA, groupB);
    }

    /// Returns all pairs, four ints each as in [PairBins].
    int[] pairs() {
        return sorted;
    }

    /// Returns where the pairs of words of two groups, or of one, begin.
    int from(int groupA, int groupB) {
        int key = key(groupA, groupB);
        return key == 0 ? 0 : ends[key - 1];
    }

    /// Returns where these pairs end.
    int to(int groupA, int groupB) {
        return ends[key(groupA, groupB)];
    }

    /// Returns how many pairs there are.
    int size() {
        return ends[ends.length - 1] / PairBins.PAIR;
    }
}
