package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes matrices as floats, little-endian, row after row.
final class Floats {
    private Floats() {}

    static void write(Matrix matrix, OutputStream out) throws IOException {
        write(FloatRows.of(matrix), out);
    }

    static void write(FloatRows rows, OutputStream out) throws IOException {
        float[] row = new float[rows.columns()];
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows.rows(); i++) {
            rows.copyRow(i, row);
            bytes.asFloatBuffer().put(row);
            out.write(bytes.array());
        }
    }
}
