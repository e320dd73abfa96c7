package dev.stipple.vector;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The singular value decomposition `A = U · diag(values) · Vᵀ` of a square matrix, values descending, by one-sided
/// Jacobi rotations: they turn pairs of columns until all are at right angles. (M. R. Hestenes, *Inversion of matrices
/// by biorthogonalization*, 1958.) Slower than other methods, short, and accurate to the last digits.
///
/// Vectors are given as rows: `left[k]` and `right[k]` belong to `values[k]`.
final class Svd {
    private static final int MOST_SWEEPS = 60;
    private static final double PRECISION = 1e-15;

    final double[][] left;
    final double[] values;
    final double[][] right;

    private Svd(double[][] left, double[] values, double[][] right) {
        this.left = left;
        this.values = values;
        this.right = right;
    }

    /// Decomposes `matrix[row][column]`, which stays as it is.
    static Svd of(double[][] matrix) {
        int size = matrix.length;
        double[][] columns = new double[size][size];
        double[][] turned = new double[size][size];
        for (int i = 0; i < size; i++) {
            turned[i][i] = 1;
            for (int j = 0; j < size; j++) {
                columns[j][i] = matrix[i][j];
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(columns, turned); sweep++) {}
        return sorted(columns, turned);
    }

    /// Turns every pair of columns, and tells whether one was not at right angles yet.
    private static boolean sweep(double[][] columns, double[][] turned) {
        boolean turning = false;
        for (int i = 0; i < columns.length; i++) {
            for (int j = i + 1; j < columns.length; j++) {
                double a = dot(columns[i], columns[i]);
                double b = dot(columns[j], columns[j]);
                double c = dot(columns[i], columns[j]);
                if (Math.abs(c) > PRECISION * Math.sqrt(a * b) && c != 0) {
                    turning = true;
                    double zeta = (b - a) / (2 * c);
                    double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
                    double cosine = 1 / Math.hypot(1, tangent);
                    turn(columns[i], columns[j], cosine, cosine * tangent);
                    turn(turned[i], turned[j], cosine, cosine * tangent);
                }
            }
        }
        return turning;
    }

    private static void turn(double[] x, double[] y, double cosine, double sine) {
        for (int i = 0; i < x.length; i++) {
            double old = x[i];
            x[i] = cosine * old - sine * y[i];
            y[i] = sine * old + cosine * y[i];
        }
    }

    private static Svd sorted(double[][] columns, double[][] turned) {
        int size = columns.length;
        double[] norms =
                Arrays.stream(columns).mapToDouble(c -> Math.sqrt(dot(c, c))).toArray();
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> norms[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] left = new double[size][];
        double[] values = new double[size];
        double[][] right = new double[size][];
        for (int k = 0; k < size; k++) {
            values[k] = norms[order[k]];
            right[k] = turned[order[k]];
            boolean vanishes = values[k] <= size * PRECISION * values[0];
            left[k] = vanishes ? perpendicular(left, k, size) : scaled(columns[order[k]], 1 / values[k]);
        }
        return new Svd(left, values, right);
    }

    /// Any unit vector at right angles to the first `count` of `others`.
    private static double[] perpendicular(double[][] others, int count, int size) {
        double[] best = new double[size];
        double bestNorm = 0;
        for (int axis = 0; axis < size && bestNorm < 0.5; axis++) {
            double[] vector = new double[size];
            vector[axis] = 1;
            // Twice, for what rounding leaves.
            for (int i = 0; i < 2 * count; i++) {
                double[] other = others[i % count];
                double projection = dot(vector, other);
                for (int j = 0; j < size; j++) {
                    vector[j] -= projection * other[j];
                }
            }
            double norm = Math.sqrt(dot(vector, vector));
            if (norm > bestNorm) {
                bestNorm = norm;
                best = scaled(vector, 1 / norm);
            }
        }
        return best;
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(value -> value * factor).toArray();
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
