package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Writes fastText's `.bin`, version 12, which fastText and gensim read.
final class FastTextWriter {
    private static final long NOT_PRUNED = -1;

    private final OutputStream out;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private FastTextWriter(OutputStream out) {
        this.out = out;
    }

    /// Writes a model whose input is plain and complete.
    ///
    /// @throws IllegalArgumentException if the vectors don't come from such a model
    static void write(VectorTable table, OutputStream out) throws IOException {
        Subwords subwords = table.subwords()
                .orElseThrow(() -> new IllegalArgumentException(
                        "vectors without subwords can't be a fastText model; write them as word2vec-text"));
        if (subwords.input() instanceof QuantizedRows
                || subwords.kept().isPresent()
                || subwords.words() != table.words().size()) {
            throw new IllegalArgumentException(
                    "a quantised, pruned or cut fastText model can't be written as one; write its vectors as"
                            + " word2vec-text");
        }
        for (int row = 0; row < table.words().size(); row++) {
            Checks.writable(table.words().bytes(row), "\0 \n", "fastText's format");
        }
        FastTextWriter writer = new FastTextWriter(out);
        InputRows input = subwords.input();
        writer.settings(subwords, input.columns());
        writer.dictionary(table);
        writer.rows(input);
        // Models that are only used for their vectors need no output, but fastText wants one.
        writer.matrix(
                subwords.output().orElseGet(() -> Matrix.zeros(table.words().size(), input.columns())));
    }

    private void settings(Subwords subwords, int columns) throws IOException {
        FastTextSettings settings = subwords.settings();
        ints(FastTextFile.MAGIC, FastTextFile.VERSION, columns, settings.window(), settings.epochs());
        ints(settings.minCount(), settings.negatives(), settings.wordNgrams(), settings.loss(), settings.model());
        Ngrams ngrams = subwords.ngrams();
        ints(ngrams.buckets(), ngrams.shortest(), ngrams.longest(), settings.learningRateUpdateRate());
        int64(Double.doubleToLongBits(settings.sample()));
    }

    private void dictionary(VectorTable table) throws IOException {
        Optional<long[]> counts = table.counts();
        long tokens = 0;
        for (long count : counts.orElse(new long[0])) {
            tokens += count;
        }
        ints(table.words().size(), table.words().size(), 0);
        int64(tokens);
        int64(NOT_PRUNED);
        for (int row = 0; row < table.words().size(); row++) {
            out.write(table.words().bytes(row));
            out.write(0);
            int64(counts.isPresent() ? counts.get()[row] : 1);
            out.write(0);
        }
    }

    private void rows(InputRows input) throws IOException {
        if (input instanceof InputRows.Plain plain) {
            matrix(plain.matrix());
            return;
        }
        shape(input.rows(), input.columns());
        Matrix row = Matrix.zeros(1, input.columns());
        for (int i = 0; i < input.rows(); i++) {
            float[] values = new float[input.columns()];
            input.addTo(values, i);
            row.setRow(0, values, 0);
            Floats.write(row, out);
        }
    }

    private void matrix(Matrix matrix) throws IOException {
        shape(matrix.rows(), matrix.columns());
        Floats.write(matrix, out);
    }

    private void shape(int rows, int columns) throws IOException {
        out.write(0); // not quantised
        int64(rows);
        int64(columns);
    }

    private void ints(int... values) throws IOException {
        for (int value : values) {
            out.write(number.clear().putInt(value).array(), 0, Integer.BYTES);
        }
    }

    private void int64(long value) throws IOException {
        out.write(number.clear().putLong(value).array());
    }
}
