package dev.stipple.internal.train;

/// Leaves out some occurrences of frequent words: one of frequency `f` is kept with probability `sqrt(t/f) + t/f`, as
/// word2vec does it, where `t` is the threshold.
final class Subsampling {
    private final int[] keptOf2To31;

    Subsampling(long[] counts, double sample) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        keptOf2To31 = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double ratio = sample * total / counts[i];
            double kept = sample == 0 ? 1 : Math.min(1, Math.sqrt(ratio) + ratio);
            keptOf2To31[i] = (int) (kept * Integer.MAX_VALUE);
        }
    }

    /// Copies the ids that are kept of `ids[from, to)` to `into`, and returns how many they are.
    int keep(int[] ids, int from, int to, RandomStream random, int[] into) {
        int kept = 0;
        for (int i = from; i < to; i++) {
            int id = ids[i];
            into[kept] = id;
            kept += random.bits() <= keptOf2To31[id] ? 1 : 0;
        }
        return kept;
    }
}
