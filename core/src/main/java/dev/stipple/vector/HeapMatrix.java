package dev.stipple.vector;

import java.util.Objects;

/// Rows in one array or, beyond the 2^31 values that fit into it, in several: each holds `2^shift` rows.
final class HeapMatrix implements Matrix {
    /// The longest array that every JVM can make.
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final int first;
    private final int rows;
    private final int columns;
    private final float[][] parts;
    private final int shift;

    private HeapMatrix(int first, int rows, int columns, float[][] parts, int shift) {
        this.first = first;
        this.rows = rows;
        this.columns = columns;
        this.parts = parts;
        this.shift = shift;
    }

    static HeapMatrix of(int rows, int columns, float[] values) {
        checkShape(rows, columns);
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(rows + " rows of " + columns + " columns need " + (long) rows * columns
                    + " values, not " + values.length);
        }
        return new HeapMatrix(0, rows, columns, new float[][] {values}, Integer.SIZE - 1);
    }

    static HeapMatrix zeros(int rows, int columns) {
        return zeros(rows, columns, LONGEST);
    }

    /// In arrays of at most `longest` values.
    static HeapMatrix zeros(int rows, int columns, int longest) {
        checkShape(rows, columns);
        if ((long) rows * columns <= longest) {
            return of(rows, columns, new float[rows * columns]);
        }
        int rowsInPart = Integer.highestOneBit(Math.max(1, longest / columns));
        float[][] parts = new float[(int) (((long) rows + rowsInPart - 1) / rowsInPart)][];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = new float[Math.min(rowsInPart, rows - part * rowsInPart) * columns];
        }
        return new HeapMatrix(0, rows, columns, parts, Integer.numberOfTrailingZeros(rowsInPart));
    }

    static void checkShape(int rows, int columns) {
        if (rows < 0 || columns < 1) {
            throw new IllegalArgumentException("no matrix has " + rows + " rows and " + columns + " columns");
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public float get(int row, int column) {
        Objects.checkIndex(column, columns);
        return part(Objects.checkIndex(row, rows))[at(row) + column];
    }

    @Override
    public void setRow(int row, float[] from, int at) {
        System.arraycopy(from, at, part(Objects.checkIndex(row, rows)), at(row), columns);
    }

    @Override
    public void copyRows(int from, int to, float[] into, int at) {
        int start = at - from * columns;
        forEachBlock(
                from,
                to,
                (row, count, values, begin) ->
                        System.arraycopy(values, begin, into, start + row * columns, count * columns));
    }

    @Override
    public void forEachBlock(int from, int to, BlockVisitor visitor) {
        Objects.checkFromToIndex(from, to, rows);
        int rowsInPart = parts.length == 1 ? Integer.MAX_VALUE : 1 << shift;
        for (int row = from; row < to; ) {
            int left = rowsInPart - ((first + row) & (rowsInPart - 1));
            int count = parts.length == 1 ? to - row : Math.min(left, to - row);
            visitor.visit(row, count, part(row), at(row));
            row += count;
        }
    }

    @Override
    public Matrix slice(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new HeapMatrix(first + from, to - from, columns, parts, shift);
    }

    private float[] part(int row) {
        return parts[(first + row) >>> shift];
    }

    private int at(int row) {
        return ((first + row) & ((1 << shift) - 1)) * columns;
    }
}
