package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.vectorfile.TextRows.Layout;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Vectors as text, a word and its numbers in each line: word2vec's and fastText's format with a header, GloVe's
/// without.
///
/// The caller's thread reads, the others of the machine parse.
final class VectorText {
    private static final int BLOCK = 1 << 20;
    /// Lines that are looked at to tell how many columns a file without a header has.
    private static final int LINES_LOOKED_AT = 100;

    private VectorText() {}

    /// Reads the vectors from `in`, which is the content of `file`, unpacked: no more than the first `most`.
    static VectorTable read(Path file, InputStream in, int most) throws IOException {
        LineBlock.Reader reader = new LineBlock.Reader(in, BLOCK);
        LineBlock first = reader.next();
        byte[] line = Arrays.copyOf(first.bytes(), first.lineEnd(0));
        if (!Header.matches(new String(line, 0, Math.min(line.length, Header.LONGEST), StandardCharsets.ISO_8859_1))) {
            int columns = columns(file, first);
            return collect(parse(file, reader, first, Layout.wordAndNumbers(columns), most), columns, file);
        }
        Header header = Header.parse(line, file);
        int start = Math.min(first.length(), line.length + 1);
        LineBlock rest =
                new LineBlock(Arrays.copyOfRange(first.bytes(), start, first.length()), first.length() - start, start);
        int columns = header.columns();
        // All of them are to be counted, unless there shall be fewer.
        int limit = most < header.rows() ? most : Integer.MAX_VALUE;
        VectorTable table = collect(parse(file, reader, rest, Layout.wordAndNumbers(columns), limit), columns, file);
        if (table.words().size() != Math.min(header.rows(), most)) {
            throw new MalformedModelException(
                    file.toString(), 0, header.unlike(table.words().size()));
        }
        return table;
    }

    /// The number of columns: the least that any of the first lines has, for a word with blanks may end in what looks
    /// like a number.
    private static int columns(Path file, LineBlock block) throws MalformedModelException {
        String text = new String(block.bytes(), 0, Math.min(block.length(), BLOCK), StandardCharsets.ISO_8859_1);
        int columns = text.lines()
                .limit(LINES_LOOKED_AT)
                .mapToInt(VectorText::numbersBehindWord)
                .min()
                .orElse(0);
        if (columns == 0) {
            throw new MalformedModelException(
                    file.toString(), block.offset(), "a line without a word and numbers behind it");
        }
        return columns;
    }

    private static int numbersBehindWord(String line) {
        String[] fields = line.stripTrailing().split(" ", -1);
        int numbers = 0;
        while (numbers < fields.length - 1) {
            byte[] field = fields[fields.length - 1 - numbers].getBytes(StandardCharsets.ISO_8859_1);
            if (Float.isNaN(FloatParser.parse(field, 0, field.length))
                    && !new String(field, StandardCharsets.ISO_8859_1).equalsIgnoreCase("nan")) {
                break;
            }
            numbers++;
        }
        return numbers;
    }

    /// Parses `first` and what `reader` gives behind it, no more than `most` lines.
    static List<TextRows> parse(Path file, LineBlock.Reader reader, LineBlock first, Layout layout, int most)
            throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        List<TextRows> parsed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            Queue<Future<TextRows>> pending = new ArrayDeque<>();
            try {
                int left = most;
                for (LineBlock block = first; block.length() > 0 && left > 0; block = reader.next()) {
                    LineBlock some = most == Integer.MAX_VALUE ? block : block.first(left);
                    left -= most == Integer.MAX_VALUE ? 0 : some.lines();
                    pending.add(workers.submit(() -> TextRows.parse(file, some, layout)));
                    if (pending.size() > 2 * threads) {
                        parsed.add(done(pending.remove()));
                    }
                }
                while (!pending.isEmpty()) {
                    parsed.add(done(pending.remove()));
                }
            } finally {
                workers.shutdownNow();
            }
        }
        return parsed;
    }

    private static TextRows done(Future<TextRows> rows) throws IOException {
        try {
            return rows.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static VectorTable collect(List<TextRows> parsed, int columns, Path file) throws IOException {
        WordList.Builder words = new WordList.Builder();
        parsed.forEach(rows -> words.addAll(rows.words()));
        WordList distinct = Checks.distinct(words.build(), file, _ -> MalformedModelException.NO_OFFSET);
        return VectorTable.of(distinct, matrix(parsed, columns));
    }

    /// Joins the numbers of all blocks, which forget theirs.
    static Matrix matrix(List<TextRows> parsed, int columns) {
        Matrix matrix = Matrix.zeros(parsed.stream().mapToInt(TextRows::rows).sum(), columns);
        int row = 0;
        for (TextRows rows : parsed) {
            for (int i = 0; i < rows.rows(); i++) {
                matrix.setRow(row++, rows.values(), i * columns);
            }
            rows.forgetValues();
        }
        return matrix;
    }

    /// Writes word2vec's text format.
    static void writeWord2Vec(VectorTable table, OutputStream out) throws IOException {
        for (int row = 0; row < table.words().size(); row++) {
            Checks.writable(table.words().bytes(row), " \n", "word2vec's text format");
        }
        out.write(Header.line(table).getBytes(StandardCharsets.US_ASCII));
        writeRows(table, out);
    }

    /// Writes GloVe's text format.
    static void writeGlove(VectorTable table, OutputStream out) throws IOException {
        for (int row = 0; row < table.words().size(); row++) {
            Checks.writable(table.words().bytes(row), "\n", "GloVe's text format");
        }
        writeRows(table, out);
    }

    private static void writeRows(VectorTable table, OutputStream out) throws IOException {
        float[] values = new float[table.vectors().columns()];
        StringBuilder line = new StringBuilder();
        for (int row = 0; row < table.words().size(); row++) {
            table.vectors().copyRow(row, values, 0);
            line.setLength(0);
            for (float value : values) {
                line.append(' ').append(value);
            }
            out.write(table.words().bytes(row));
            out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// Writes numbers alone, between tabs.
    static void writeNumbers(Matrix matrix, OutputStream out) throws IOException {
        float[] values = new float[matrix.columns()];
        StringBuilder line = new StringBuilder();
        for (int row = 0; row < matrix.rows(); row++) {
            matrix.copyRow(row, values, 0);
            line.setLength(0);
            for (float value : values) {
                line.append(line.isEmpty() ? "" : "\t").append(value);
            }
            out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
