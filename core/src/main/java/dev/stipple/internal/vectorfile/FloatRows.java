package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;

/// Rows of floats that lie somewhere, to be written one after the other: what is written need not be copied first.
public interface FloatRows {
    /// Returns the number of rows.
    int rows();

    /// Returns the length of a row.
    int columns();

    /// Copies a row to the start of `into`.
    void copyRow(int row, float[] into);

    /// Returns the rows of `matrix`.
    static FloatRows of(Matrix matrix) {
        return of(matrix.rows(), matrix.columns(), (row, into) -> matrix.copyRow(row, into, 0));
    }

    /// Returns `rows` rows of `columns` floats, which `copier` knows.
    static FloatRows of(int rows, int columns, Copier copier) {
        return new FloatRows() {
            @Override
            public int rows() {
                return rows;
            }

            @Override
            public int columns() {
                return columns;
            }

            @Override
            public void copyRow(int row, float[] into) {
                copier.copyRow(row, into);
            }
        };
    }

    /// Copies a row to the start of an array.
    @FunctionalInterface
    interface Copier {
        /// Copies row `row` to the start of `into`.
        void copyRow(int row, float[] into);
    }
}
