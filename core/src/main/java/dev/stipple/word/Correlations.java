package dev.stipple.word;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Correlations of two series.
final class Correlations {
    private Correlations() {}

    /// Spearman's: Pearson's of the ranks, where equal values share the mean of theirs.
    static double spearman(double[] a, double[] b) {
        return pearson(ranks(a), ranks(b));
    }

    static double pearson(double[] a, double[] b) {
        double meanA =
                IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElse(0);
        double meanB =
                IntStream.range(0, b.length).mapToDouble(i -> b[i]).average().orElse(0);
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            double fromA = a[i] - meanA;
            double fromB = b[i] - meanB;
            product += fromA * fromB;
            squaresA += fromA * fromA;
            squaresB += fromB * fromB;
        }
        // 0 / 0, which is NaN, where one of them does not vary.
        return product / Math.sqrt(squaresA) / Math.sqrt(squaresB);
    }

    static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && values[order[end]] == values[order[i]]) {
                end++;
            }
            for (int tied = i; tied < end; tied++) {
                ranks[order[tied]] = (i + end - 1) / 2.0;
            }
            i = end;
        }
        return ranks;
    }
}
