package dev.stipple.internal.train;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The co-occurrences of a corpus, thrown at random into bins that fit a cache: to shuffle the bins, and each within
/// itself, is nearly as good as to shuffle all, and needs no random access to memory or disk.
///
/// A pair is four ints: the lower row, the higher row, and as bits of floats the logarithm of how often they met, and
/// the weight of its error.
final class PairBins {
    /// Ints of a pair.
    static final int PAIR = 4;

    private static final int PAIRS_IN_BIN = 1 << 15;
    private static final int MOST = 1 << 12;

    private final List<PageList[]> writers;
    private final long seed;

    /// Bins for about `pairs` pairs, written to by some threads.
    PairBins(PageStore store, long pairs, int threads, long seed) {
        int bins = Math.clamp(pairs / PAIRS_IN_BIN, 1, MOST);
        this.seed = seed;
        this.writers = IntStream.range(0, threads)
                .mapToObj(_ -> IntStream.range(0, bins)
                        .mapToObj(_ -> new PageList(store))
                        .toArray(PageList[]::new))
                .toList();
    }

    int count() {
        return writers.getFirst().length;
    }

    /// Adds a pair from thread `writer`. The bin depends on nothing but the pair and the seed.
    void add(int writer, int a, int b, float logarithm, float weight) throws IOException {
        long hash = (((long) a << 32 | b) ^ seed) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        PageList bin = writers.get(writer)[(int) (((hash >>> 32) * count()) >>> 32)];
        bin.add(a);
        bin.add(b);
        bin.add(Float.floatToRawIntBits(logarithm));
        bin.add(Float.floatToRawIntBits(weight));
    }

    /// Returns how many ints a bin holds.
    int size(int bin) {
        return Math.toIntExact(
                writers.stream().mapToLong(writer -> writer[bin].size()).sum());
    }

    /// Returns how many ints the largest bin holds.
    int mostOfABin() {
        return IntStream.range(0, count()).map(this::size).max().orElse(0);
    }

    /// Returns how many pairs there are.
    long pairs() {
        return IntStream.range(0, count()).mapToLong(this::size).sum() / PAIR;
    }

    /// Copies the pairs of a bin to `into`, shuffled, and returns how many ints they are.
    int shuffled(int bin, int[] into, SplittableRandom random) throws IOException {
        int at = 0;
        for (PageList[] writer : writers) {
            writer[bin].copyTo(into, at);
            at += (int) writer[bin].size();
        }
        for (int left = at / PAIR; left > 1; left--) {
            swap(into, (left - 1) * PAIR, random.nextInt(left) * PAIR);
        }
        return at;
    }

    private static void swap(int[] pairs, int i, int j) {
        for (int k = 0; k < PAIR; k++) {
            int some = pairs[i + k];
            pairs[i + k] = pairs[j + k];
            pairs[j + k] = some;
        }
    }
}
