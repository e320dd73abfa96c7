package dev.stipple.internal.vectorfile;

import dev.stipple.internal.unicode.EscapedUtf8;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.Vectors;
import java.util.Map;
import java.util.function.IntConsumer;

/// fastText's subwords: the vector of a word without a row is the mean of the vectors of its n-grams.
///
/// Immutable and thread-safe.
///
/// @param ngrams  how words are cut
/// @param rows  the vectors of the buckets, and of nothing else
/// @param kept  bucket to row, when the model was pruned; empty when every bucket has the row of its number
/// @param pruned  whether it was
public record Subwords(Ngrams ngrams, SubwordRows rows, Map<Integer, Integer> kept, boolean pruned) {

    /// Vectors of buckets, plain or quantised.
    public interface SubwordRows extends AutoCloseable {
        /// Adds a row to `into`.
        void addTo(float[] into, int row);

        /// Returns the number of rows.
        int rows();

        /// Returns the length of a row.
        int columns();

        /// Lets go of what it holds.
        @Override
        default void close() {}
    }

    /// Returns the subwords of a model that was not pruned.
    public static Subwords of(Ngrams ngrams, Matrix buckets) {
        return new Subwords(ngrams, rowsOf(buckets), Map.of(), false);
    }

    /// Returns the rows of a matrix.
    public static SubwordRows rowsOf(Matrix matrix) {
        return new MatrixRows(matrix);
    }

    private record MatrixRows(Matrix matrix) implements SubwordRows {
        @Override
        public void addTo(float[] into, int row) {
            Vectors.addScaled(into, matrix.row(row), 1);
        }

        @Override
        public int rows() {
            return matrix.rows();
        }

        @Override
        public int columns() {
            return matrix.columns();
        }

        @Override
        public void close() {
            matrix.close();
        }
    }

    /// Returns the vector of `word`: zeros, when it has no n-gram that the model knows.
    public float[] vector(String word) {
        float[] sum = new float[rows.columns()];
        int count = addTo(sum, EscapedUtf8.encode(word));
        for (int i = 0; count > 0 && i < sum.length; i++) {
            sum[i] /= count;
        }
        return sum;
    }

    /// Adds the vectors of the n-grams of `word` to `sum`, and returns how many there are.
    public int addTo(float[] sum, byte[] word) {
        int[] count = {0};
        forEachRow(word, row -> {
            rows.addTo(sum, row);
            count[0]++;
        });
        return count[0];
    }

    /// Shows the row of each n-gram of `word`.
    public void forEachRow(byte[] word, IntConsumer action) {
        ngrams.forEachBucket(word, bucket -> {
            Integer row = pruned ? kept.get(bucket) : Integer.valueOf(bucket);
            if (row != null) {
                action.accept(row);
            }
        });
    }
}
