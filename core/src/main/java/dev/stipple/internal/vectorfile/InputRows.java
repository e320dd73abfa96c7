package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import dev.stipple.vector.Vectors;

/// The input matrix of a fastText model, plain, sparse or quantised: a row for each word, then one for each bucket of
/// n-grams.
public sealed interface InputRows extends AutoCloseable permits InputRows.Plain, BucketRows, QuantizedRows {
    /// Returns the number of rows.
    int rows();

    /// Returns the length of a row.
    int columns();

    /// Adds a row to `into`.
    void addTo(float[] into, int row);

    /// Returns the same rows on the heap, and closes these.
    default InputRows onHeap() {
        return this;
    }

    /// Lets go of a mapped file.
    @Override
    default void close() {}

    /// Rows as they are.
    record Plain(Matrix matrix) implements InputRows {
        @Override
        public int rows() {
            return matrix.rows();
        }

        @Override
        public int columns() {
            return matrix.columns();
        }

        @Override
        public void addTo(float[] into, int row) {
            matrix.forEachBlock(
                    row, row + 1, (_, _, values, at) -> Vectors.addScaled(into, 0, values, at, into.length, 1));
        }

        @Override
        public InputRows onHeap() {
            try (matrix) {
                return new Plain(Matrix.copyOf(matrix));
            }
        }

        @Override
        public void close() {
            matrix.close();
        }
    }
}
