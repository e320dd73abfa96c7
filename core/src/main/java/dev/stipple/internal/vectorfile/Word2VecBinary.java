package dev.stipple.internal.vectorfile;

import dev.stipple.internal.format.MappedInput;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// word2vec's binary format: a line with the numbers of rows and columns; then for each row the word, a blank and the
/// floats, little-endian. The C program ends a row with LF, others don't; words are any bytes without a blank.
final class Word2VecBinary {
    private static final int LONGEST_WORD = 1 << 16;

    private Word2VecBinary() {}

    /// Maps the vectors of `file`, no more than the first `most`.
    static VectorTable open(Path file, int most) throws IOException {
        try (MappedInput in = MappedInput.open(file)) {
            Header header = Header.parse(in.bytesUntil('\n', Header.LONGEST), file);
            long rowBytes = (long) header.columns() * Float.BYTES;
            // The least that a row takes: a blank behind an empty word, and the numbers.
            header.check(in.left() / (rowBytes + 1), file);
            long[] offsets = new long[Math.min(header.rows(), most)];
            WordList.Builder words = new WordList.Builder();
            for (int row = 0; row < offsets.length; row++) {
                while (in.peek() == '\n') {
                    in.skip(1);
                }
                if (in.left() == 0) {
                    throw in.malformed(in.offset(), header.unlike(row));
                }
                byte[] word = in.bytesUntil(' ', LONGEST_WORD);
                words.add(word, 0, word.length);
                offsets[row] = in.offset();
                in.skip(rowBytes);
            }
            boolean more = in.left() > 1 || (in.left() == 1 && in.peek() != '\n');
            if (more && offsets.length == header.rows()) {
                throw in.malformed(
                        in.offset(),
                        "more follows than the " + header.rows() + " vectors that the header"
                                + " promises; correct its first number or cut the rest off");
            }
            Matrix matrix = Matrix.map(file, offsets, header.columns());
            return VectorTable.of(Checks.distinct(words.build(), file, row -> offsets[row]), matrix);
        }
    }

    /// How many bytes are written: of each row the word, a blank, the numbers and the line end.
    static long size(VectorTable table) {
        long rowBytes = (long) table.vectors().columns() * Float.BYTES + 2;
        return Header.line(table).length()
                + table.words().size() * rowBytes
                + table.words().byteCount();
    }

    static void write(VectorTable table, OutputStream out) throws IOException {
        WordList words = table.words();
        for (int row = 0; row < words.size(); row++) {
            Checks.writable(words.bytes(row), " \n", "word2vec's binary format");
        }
        out.write(Header.line(table).getBytes(StandardCharsets.US_ASCII));
        Matrix matrix = table.vectors();
        // The last byte stays the line end.
        ByteBuffer bytes =
                ByteBuffer.allocate(matrix.columns() * Float.BYTES + 1).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(bytes.array(), (byte) '\n');
        float[] values = new float[matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            matrix.copyRow(row, values, 0);
            bytes.asFloatBuffer().put(values);
            out.write(words.bytes(row));
            out.write(' ');
            out.write(bytes.array());
        }
    }
}
