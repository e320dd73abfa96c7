package dev.stipple.vector;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows in a mapped file: one after another, or each where a table says.
final class MappedMatrix implements Matrix {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Values that are copied at a time: they shall still be in the first cache when they are used.
    private static final int BLOCK = 1 << 12;

    /// What a slice lacks, for it owns nothing.
    private final @Nullable Arena arena;

    private final MemorySegment file;
    private final int first;
    private final int rows;
    private final int columns;
    private final long start;
    private final long @Nullable [] offsets;

    private MappedMatrix(
            @Nullable Arena arena,
            MemorySegment file,
            int first,
            int rows,
            int columns,
            long start,
            long @Nullable [] offsets) {
        this.arena = arena;
        this.file = file;
        this.first = first;
        this.rows = rows;
        this.columns = columns;
        this.start = start;
        this.offsets = offsets;
    }

    static MappedMatrix map(Path path, long offset, int rows, int columns) throws IOException {
        HeapMatrix.checkShape(rows, columns);
        long length = (long) rows * columns * Float.BYTES;
        return map(path, offset, length, rows, columns, null);
    }

    static MappedMatrix map(Path path, long[] offsets, int columns) throws IOException {
        HeapMatrix.checkShape(offsets.length, columns);
        long last = 0;
        for (long offset : offsets) {
            if (offset < 0) {
                throw new IllegalArgumentException("offset " + offset + " is negative");
            }
            last = Math.max(last, offset);
        }
        long length = offsets.length == 0 ? 0 : last + (long) columns * Float.BYTES;
        return map(path, 0, length, offsets.length, columns, offsets);
    }

    @SuppressWarnings("MustBeClosedChecker") // the matrix closes it
    private static MappedMatrix map(
            Path path, long offset, long length, int rows, int columns, long @Nullable [] offsets) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (offset < 0 || offset > channel.size() - length) {
                throw new EOFException(path + ": " + rows + " rows of " + columns + " floats need " + length
                        + " bytes from offset " + offset + " on, but the file has " + channel.size() + " bytes");
            }
            // The map begins at a page, whatever the offset: from there to the end of the rows.
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, offset + length, arena);
            return new MappedMatrix(arena, file, 0, rows, columns, offset, offsets);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
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
        return file.get(FLOAT, offset(Objects.checkIndex(row, rows)) + (long) column * Float.BYTES);
    }

    @Override
    public void setRow(int row, float[] from, int at) {
        throw new UnsupportedOperationException("a mapped matrix is read-only");
    }

    @Override
    public void copyRows(int from, int to, float[] into, int at) {
        Objects.checkFromToIndex(from, to, rows);
        if (offsets == null) {
            MemorySegment.copy(file, FLOAT, offset(from), into, at, (to - from) * columns);
            return;
        }
        for (int row = from; row < to; row++) {
            MemorySegment.copy(file, FLOAT, offset(row), into, at + (row - from) * columns, columns);
        }
    }

    @Override
    public void forEachBlock(int from, int to, BlockVisitor visitor) {
        Objects.checkFromToIndex(from, to, rows);
        int step = Math.max(1, BLOCK / columns);
        float[] block = new float[Math.min(step, to - from) * columns];
        for (int row = from; row < to; row += step) {
            int count = Math.min(step, to - row);
            copyRows(row, row + count, block, 0);
            visitor.visit(row, count, block, 0);
        }
    }

    @Override
    public Matrix slice(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new MappedMatrix(null, file, first + from, to - from, columns, start, offsets);
    }

    /// Closing twice is as good as once.
    @Override
    public void close() {
        if (arena != null && arena.scope().isAlive()) {
            arena.close();
        }
    }

    private long offset(int row) {
        return offsets == null ? start + (first + row) * (long) columns * Float.BYTES : offsets[first + row];
    }
}
