package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// numpy's `.npy`: one array, whose words stand in a file beside it.
final class Npy {
    private Npy() {}

    /// Maps the vectors, or loads those that are not little-endian 32-bit numbers.
    static VectorTable open(Path file) throws IOException {
        Matrix matrix;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            NumpyHeader header = NumpyHeader.read(in, file);
            header.check(Files.size(file) - header.length(), file);
            int rows = Math.toIntExact(header.shape().get(0));
            int columns = Math.toIntExact(header.shape().get(1));
            NumberType type = header.numberType().orElseThrow();
            matrix = type == NumberType.F32 && header.order() == ByteOrder.LITTLE_ENDIAN
                    ? Matrix.map(file, header.length(), rows, columns)
                    : type.read(in, header.order(), rows, columns, file);
        }
        return Sidecar.withWords(matrix, file);
    }

    static void write(Matrix matrix, OutputStream out) throws IOException {
        out.write(NumpyHeader.of("<f4", matrix.rows() + ", " + matrix.columns()));
        Floats.write(matrix, out);
    }
}
