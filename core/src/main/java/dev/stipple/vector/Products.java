package dev.stipple.vector;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Small square matrices made of all rows of large ones, summed in double precision by several threads.
final class Products {
    /// Rows that one task sums: the partial sums are added in order, so that threads don't change the result.
    private static final int ROWS = 1 << 14;

    private Products() {}

    /// What is done with a row.
    interface RowVisitor {
        void visit(int row, float[] vector);
    }

    /// Shows every row, copied, to `visitor`, which several threads call.
    static void forEachRow(Matrix matrix, RowVisitor visitor) {
        IntStream.range(0, matrix.rows()).parallel().forEach(row -> visitor.visit(row, matrix.row(row)));
    }

    /// `aᵀ · b`.
    static double[][] transposedProduct(Matrix a, Matrix b) {
        float[] zero = new float[a.columns()];
        return sum(a, b, zero, zero, 1);
    }

    /// The covariance of the columns.
    static double[][] covariance(Matrix matrix, float[] mean) {
        return sum(matrix, matrix, mean, mean, 1.0 / Math.max(1, matrix.rows() - 1));
    }

    private static double[][] sum(Matrix a, Matrix b, float[] aOrigin, float[] bOrigin, double factor) {
        int size = a.columns();
        double[][] total = new double[size][size];
        int tasks = (a.rows() + ROWS - 1) / ROWS;
        IntStream.range(0, tasks)
                .parallel()
                .mapToObj(task -> part(a, b, aOrigin, bOrigin, task * ROWS, Math.min(a.rows(), (task + 1) * ROWS)))
                .forEachOrdered(part -> {
                    for (int i = 0; i < size; i++) {
                        for (int j = 0; j < size; j++) {
                            total[i][j] += part[i][j];
                        }
                    }
                });
        Arrays.stream(total).forEach(row -> Arrays.setAll(row, i -> row[i] * factor));
        return total;
    }

    private static double[][] part(Matrix a, Matrix b, float[] aOrigin, float[] bOrigin, int from, int to) {
        int size = a.columns();
        double[][] sums = new double[size][size];
        float[] x = new float[size];
        double[] y = new double[size];
        for (int row = from; row < to; row++) {
            b.copyRow(row, x, 0);
            for (int j = 0; j < size; j++) {
                y[j] = (double) x[j] - bOrigin[j];
            }
            a.copyRow(row, x, 0);
            for (int i = 0; i < size; i++) {
                double value = (double) x[i] - aOrigin[i];
                double[] sum = sums[i];
                for (int j = 0; j < size; j++) {
                    sum[j] += value * y[j];
                }
            }
        }
        return sums;
    }
}
