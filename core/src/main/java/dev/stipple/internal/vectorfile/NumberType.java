package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.vector.Matrix;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// Floating-point numbers of several widths, read as `float`: 64-bit ones are rounded.
enum NumberType {
    F16(2) {
        @Override
        float get(ByteBuffer bytes) {
            return Float.float16ToFloat(bytes.getShort());
        }
    },
    BF16(2) {
        @Override
        float get(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    F32(4) {
        @Override
        float get(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    F64(8) {
        @Override
        float get(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    };

    private final int width;

    NumberType(int width) {
        this.width = width;
    }

    /// Bytes of a number.
    int width() {
        return width;
    }

    abstract float get(ByteBuffer bytes);

    /// Reads a matrix, row after row, of which the caller made sure that it may be as large as this.
    Matrix read(InputStream in, ByteOrder order, int rows, int columns, Path file) throws IOException {
        Matrix matrix = Matrix.zeros(rows, columns);
        byte[] bytes = new byte[columns * width];
        float[] values = new float[columns];
        for (int row = 0; row < rows; row++) {
            try {
                if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                    throw new EOFException();
                }
            } catch (EOFException e) {
                throw new MalformedModelException(
                        file.toString(),
                        MalformedModelException.NO_OFFSET,
                        "the numbers end in row " + (row + 1) + " of " + rows + "; fetch the file again");
            }
            ByteBuffer numbers = ByteBuffer.wrap(bytes).order(order);
            for (int i = 0; i < columns; i++) {
                values[i] = get(numbers);
            }
            matrix.setRow(row, values, 0);
        }
        return matrix;
    }
}
