package dev.stipple.vector;

import java.io.IOException;
import java.nio.file.Path;

/// Rows × columns of `float`: vectors of one length, one in each row.
///
/// A matrix lies on the heap, where it may hold more than 2^31 values, or in a mapped file, of which the system reads
/// the pages that are touched. One on the heap can be written to; what threads read while another writes is
/// undefined. A mapped one is read-only and thread-safe, and must be closed; afterwards every access is an
/// [IllegalStateException].
public sealed interface Matrix extends AutoCloseable permits HeapMatrix, MappedMatrix {

    /// Returns a matrix over `values`, row after row. The array is not copied.
    ///
    /// @throws IllegalArgumentException if `values` has not `rows × columns` elements
    static Matrix of(int rows, int columns, float[] values) {
        return HeapMatrix.of(rows, columns, values);
    }

    /// Returns a matrix of zeros on the heap.
    static Matrix zeros(int rows, int columns) {
        return HeapMatrix.zeros(rows, columns);
    }

    /// Returns a copy of `matrix` on the heap.
    static Matrix copyOf(Matrix matrix) {
        HeapMatrix copy = HeapMatrix.zeros(matrix.rows(), matrix.columns());
        copy.forEachBlock(0, copy.rows(), (row, count, values, at) -> matrix.copyRows(row, row + count, values, at));
        return copy;
    }

    /// Maps `rows × columns` little-endian floats that stand in `file` from byte `offset` on, row after row.
    ///
    /// @throws IOException if the file cannot be read or is too short
    static Matrix map(Path file, long offset, int rows, int columns) throws IOException {
        return MappedMatrix.map(file, offset, rows, columns);
    }

    /// Maps rows of little-endian floats that stand anywhere in `file`: row `i` from byte `offsets[i]` on. The array
    /// is not copied.
    ///
    /// @throws IOException if the file cannot be read or is too short
    static Matrix map(Path file, long[] offsets, int columns) throws IOException {
        return MappedMatrix.map(file, offsets, columns);
    }

    /// Returns the number of rows.
    int rows();

    /// Returns the number of columns, the length of each vector.
    int columns();

    /// Returns one value.
    float get(int row, int column);

    /// Copies rows `[from, to)` to `into[at]` and the elements behind it.
    void copyRows(int from, int to, float[] into, int at);

    /// Replaces a row by the values at `from[at]` and behind it.
    ///
    /// @throws UnsupportedOperationException if the matrix is mapped
    void setRow(int row, float[] from, int at);

    /// Shows rows `[from, to)` to `visitor`, some at a time, without copying what lies on the heap already.
    void forEachBlock(int from, int to, BlockVisitor visitor);

    /// Returns rows `[from, to)` as a matrix that shares their values. It lives as long as this one.
    Matrix slice(int from, int to);

    /// Returns a copy of a row.
    default float[] row(int row) {
        float[] values = new float[columns()];
        copyRow(row, values, 0);
        return values;
    }

    /// Copies a row to `into[at]` and the elements behind it.
    default void copyRow(int row, float[] into, int at) {
        copyRows(row, row + 1, into, at);
    }

    /// Lets go of a mapped file; does nothing on the heap.
    @Override
    default void close() {}

    /// Looks at some neighbouring rows at a time.
    @FunctionalInterface
    interface BlockVisitor {
        /// Takes `count` rows, the first of which is `row` and begins at `values[at]`. The array is only lent: not to
        /// be written to, nor to be kept.
        void visit(int row, int count, float[] values, int at);
    }
}
