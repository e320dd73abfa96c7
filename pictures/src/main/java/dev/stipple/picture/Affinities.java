package dev.stipple.picture;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How much two points want to be near each other: the symmetric probabilities of t-SNE, of which those of points that
/// are no neighbours are zero and not kept.
///
/// The partners of point `i` are `partners[starts[i]..starts[i + 1]]`, in ascending order, with `weights` beside them.
/// All weights together are 1.
///
/// (L. van der Maaten, *Accelerating t-SNE using tree-based algorithms*, 2014.)
final class Affinities {
    private static final int SEARCH_STEPS = 64;
    private static final double TOLERANCE = 1e-5;

    final int[] starts;
    final int[] partners;
    final float[] weights;

    private Affinities(int[] starts, int[] partners, float[] weights) {
        this.starts = starts;
        this.partners = partners;
        this.weights = weights;
    }

    /// Returns the affinities of which each point's own have the given perplexity, the number of neighbours that
    /// effectively count.
    static Affinities of(NeighborTable neighbors, double perplexity) {
        int size = neighbors.size;
        int count = neighbors.count;
        float[] conditional = new float[size * count];
        IntStream.range(0, size).parallel().forEach(row -> {
            double[] distances = new double[count];
            for (int i = 0; i < count; i++) {
                distances[i] = 2 - 2.0 * neighbors.similarities[row * count + i];
            }
            double[] weights = conditional(distances, perplexity);
            for (int i = 0; i < count; i++) {
                conditional[row * count + i] = (float) (weights[i] / (2 * size));
            }
        });
        return symmetric(neighbors, conditional);
    }

    /// Weights `exp(-β · distance)`, together 1, with the `β` that gives them an entropy of `ln(perplexity)`.
    static double[] conditional(double[] distances, double perplexity) {
        double[] weights = new double[distances.length];
        double target = Math.log(perplexity);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double excess = weigh(distances, beta, weights) - target;
            if (Math.abs(excess) < TOLERANCE) {
                break;
            }
            low = excess > 0 ? beta : low;
            high = excess > 0 ? high : beta;
            beta = high == Double.POSITIVE_INFINITY ? 2 * beta : (low + high) / 2;
        }
        return weights;
    }

    /// Fills in `weights` and returns their entropy. Distances are taken from the least of them, so that no sum
    /// vanishes.
    private static double weigh(double[] distances, double beta, double[] weights) {
        double least = Arrays.stream(distances).min().orElse(0);
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(-beta * (distances[i] - least));
            sum += weights[i];
            mean += weights[i] * (distances[i] - least);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return Math.log(sum) + beta * mean / sum;
    }

    /// Adds what `i` gives to `j` to what `j` gives to `i`.
    private static Affinities symmetric(NeighborTable neighbors, float[] conditional) {
        int size = neighbors.size;
        int count = neighbors.count;
        int[] ends = new int[size + 1];
        for (int row = 0; row < size; row++) {
            ends[row + 1] += count;
            for (int i = row * count; i < (row + 1) * count; i++) {
                ends[neighbors.rows[i] + 1]++;
            }
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] starts = ends.clone();
        // Partner above, weight below: they are sorted together.
        long[] entries = new long[ends[size]];
        for (int row = 0; row < size; row++) {
            for (int i = row * count; i < (row + 1) * count; i++) {
                long weight = Float.floatToRawIntBits(conditional[i]);
                int partner = neighbors.rows[i];
                entries[starts[row]++] = (long) partner << Integer.SIZE | weight;
                entries[starts[partner]++] = (long) row << Integer.SIZE | weight;
            }
        }
        return merged(size, ends, entries);
    }

    /// Joins the two entries of points that are neighbours of each other.
    private static Affinities merged(int size, int[] bounds, long[] entries) {
        int[] starts = new int[size + 1];
        int[] partners = new int[entries.length];
        float[] weights = new float[entries.length];
        int put = 0;
        for (int row = 0; row < size; row++) {
            Arrays.sort(entries, bounds[row], bounds[row + 1]);
            for (int i = bounds[row]; i < bounds[row + 1]; i++) {
                int partner = (int) (entries[i] >>> Integer.SIZE);
                float weight = Float.intBitsToFloat((int) entries[i]);
                if (put > starts[row] && partners[put - 1] == partner) {
                    weights[put - 1] += weight;
                } else {
                    partners[put] = partner;
                    weights[put++] = weight;
                }
            }
            starts[row + 1] = put;
        }
        return new Affinities(starts, Arrays.copyOf(partners, put), Arrays.copyOf(weights, put));
    }
}
