package dev.stipple.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {
    @TempDir
    private Path folder;

    /// The same 11 × 3 values on the heap, in several arrays, and in files.
    private List<Matrix> kinds() throws IOException {
        Random random = new Random(3);
        float[] values = new float[33];
        ByteBuffer plain =
                ByteBuffer.allocate(5 + 33 * 4).order(ByteOrder.LITTLE_ENDIAN).position(5);
        ByteBuffer scattered = ByteBuffer.allocate(11 * 17).order(ByteOrder.LITTLE_ENDIAN);
        long[] offsets = new long[11];
        for (int i = 0; i < 33; i++) {
            values[i] = random.nextFloat();
            plain.putFloat(values[i]);
            offsets[i / 3] = (10L - i / 3) * 17 + 2;
            scattered.putFloat((int) offsets[i / 3] + i % 3 * 4, values[i]);
        }
        Path plainFile = Files.write(folder.resolve("plain"), plain.array());
        Path scatteredFile = Files.write(folder.resolve("scattered"), scattered.array());
        HeapMatrix parts = HeapMatrix.zeros(11, 3, 14);
        for (int row = 0; row < 11; row++) {
            parts.setRow(row, values, row * 3);
        }
        return List.of(
                Matrix.of(11, 3, values),
                parts,
                Matrix.map(plainFile, 5, 11, 3),
                Matrix.map(scatteredFile, offsets, 3));
    }

    @Test
    void allKindsHoldTheSame() throws IOException {
        List<Matrix> kinds = kinds();
        Matrix first = kinds.getFirst();
        for (Matrix matrix : kinds) {
            assertThat(matrix.rows()).isEqualTo(11);
            assertThat(matrix.columns()).isEqualTo(3);
            for (int row = 0; row < 11; row++) {
                assertThat(matrix.row(row)).isEqualTo(first.row(row));
                assertThat(matrix.get(row, 2)).isEqualTo(first.get(row, 2));
            }
            float[] some = new float[20];
            matrix.copyRows(3, 9, some, 1);
            assertThat(some[1]).isEqualTo(first.get(3, 0));
            assertThat(some[18]).isEqualTo(first.get(8, 2));
            assertThat(some[0] + some[19]).isZero();
            assertThat(visited(matrix, 2, 10)).isEqualTo(visited(first, 2, 10));
            Matrix slice = matrix.slice(2, 10).slice(1, 6);
            assertThat(slice.rows()).isEqualTo(5);
            assertThat(slice.row(4)).isEqualTo(first.row(7));
            assertThat(visited(slice, 0, 5)).isEqualTo(visited(first, 3, 8));
            assertThat(Matrix.copyOf(matrix).row(10)).isEqualTo(first.row(10));
            assertThatThrownBy(() -> matrix.get(11, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> matrix.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> slice.row(5)).isInstanceOf(IndexOutOfBoundsException.class);
            slice.close();
            assertThat(matrix.row(0)).isEqualTo(first.row(0));
            matrix.close();
            matrix.close();
        }
        assertThatIllegalStateException().isThrownBy(() -> kinds.getLast().row(0));
    }

    private static List<Float> visited(Matrix matrix, int from, int to) {
        List<Float> seen = new ArrayList<>();
        int[] next = {from};
        matrix.forEachBlock(from, to, (row, count, values, at) -> {
            assertThat(row).isEqualTo(next[0]);
            next[0] += count;
            for (int i = 0; i < count * matrix.columns(); i++) {
                seen.add(values[at + i]);
            }
        });
        assertThat(next[0]).isEqualTo(to);
        return seen;
    }

    @Test
    void aMatrixOfMoreThanTwoToThe31ValuesOpensAndServes() throws IOException {
        // A sparse file: its holes take no space and read as zeros.
        int rows = 22_000_000;
        int columns = 100;
        Path file = folder.resolve("sparse");
        int[] written = {0, 21_474_837, rows - 1};
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength((long) rows * columns * Float.BYTES);
            for (int row : written) {
                out.seek((long) row * columns * Float.BYTES + 4);
                out.writeInt(Integer.reverseBytes(Float.floatToIntBits(row + 1f)));
            }
        }
        long start = System.nanoTime();
        try (Matrix matrix = Matrix.map(file, 0, rows, columns)) {
            assertThat(System.nanoTime() - start).as("nanoseconds to open").isLessThan(1_000_000_000L);
            for (int row : written) {
                assertThat(matrix.get(row, 1)).isEqualTo(row + 1f);
                assertThat(matrix.slice(row, row + 1).row(0)[1]).isEqualTo(row + 1f);
            }
            Matrix end = matrix.slice(rows - 100_000, rows);
            float[] query = new float[columns];
            query[1] = 1;
            assertThat(NearestRows.of(end, Similarity.COSINE).search(query, 1)).containsExactly(new Hit(99_999, 1));
        }
    }

    @Test
    void wrongShapesAreRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(2, 3, new float[5]))
                .withMessage("2 rows of 3 columns need 6 values, not 5");
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.zeros(-1, 3));
        Path file = Files.write(folder.resolve("short"), new byte[20]);
        assertThatThrownBy(() -> Matrix.map(file, 4, 2, 3).close())
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("need 24 bytes from offset 4 on, but the file has 20 bytes");
        assertThatThrownBy(() -> Matrix.map(file, new long[] {0, 12}, 3).close())
                .isInstanceOf(EOFException.class);
    }
}
