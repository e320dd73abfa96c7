package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The pair of files of TensorBoard's projector: vectors, a row of numbers between tabs in each line; and metadata, a
/// word in each line, or several columns below a line with their names.
final class ProjectorTsv {
    private static final int BLOCK = 1 << 20;

    private ProjectorTsv() {}

    /// Whether the first line is numbers between tabs.
    static boolean matches(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        String[] fields =
                (end < 0 ? text : text.substring(0, end)).stripTrailing().split("\t", -1);
        // The last field may be cut off by the end of the head.
        int whole = end < 0 ? fields.length - 1 : fields.length;
        boolean numbers = fields.length > 1 && whole > 0;
        for (int i = 0; i < whole; i++) {
            byte[] field = fields[i].getBytes(StandardCharsets.ISO_8859_1);
            numbers &= !Float.isNaN(FloatParser.parse(field, 0, field.length));
        }
        return numbers;
    }

    /// The file of words that belongs to the vectors in `file`.
    static Path metadata(Path file) {
        String name = String.valueOf(file.getFileName());
        for (String part : List.of("tensors", "tensor", "vectors", "vecs")) {
            if (name.contains(part)) {
                return file.resolveSibling(name.replace(part, "metadata"));
            }
        }
        int point = name.lastIndexOf('.');
        String stem = point <= 0 ? name : name.substring(0, point);
        return file.resolveSibling(stem + ".metadata.tsv");
    }

    static VectorTable read(Path file, InputStream in) throws IOException {
        Path metadata = metadata(file);
        if (!Files.isRegularFile(metadata)) {
            throw new UnsupportedModelException(
                    file.toString(),
                    "vectors without words; put the projector's metadata beside it, named " + metadata.getFileName());
        }
        LineBlock.Reader reader = new LineBlock.Reader(in, BLOCK);
        LineBlock first = reader.next();
        int columns = 1;
        for (int i = 0; i < first.length() && first.bytes()[i] != '\n'; i++) {
            columns += first.bytes()[i] == '\t' ? 1 : 0;
        }
        List<TextRows> rows =
                VectorText.parse(file, reader, first, TextRows.Layout.numbers(columns), Integer.MAX_VALUE);
        Matrix matrix = VectorText.matrix(rows, columns);
        WordList words = words(metadata, matrix.rows(), file);
        return VectorTable.of(Checks.distinct(words, metadata, _ -> MalformedModelException.NO_OFFSET), matrix);
    }

    private static WordList words(Path file, int rows, Path vectors) throws IOException {
        WordList lines = Sidecar.lines(file);
        boolean named = lines.size() > 0 && lines.get(0).indexOf('\t') >= 0;
        int from = named || lines.size() == rows + 1 ? 1 : 0;
        if (lines.size() - from != rows) {
            throw new MalformedModelException(
                    file.toString(),
                    MalformedModelException.NO_OFFSET,
                    lines.size() - from + " words, but " + vectors + " holds " + rows
                            + " vectors; the two don't belong together");
        }
        int column = named ? column(lines.get(0)) : 0;
        WordList.Builder words = new WordList.Builder();
        for (int row = 0; row < rows; row++) {
            byte[] line = lines.bytes(row + from);
            int start = 0;
            for (int skipped = 0; skipped < column; start++) {
                if (start == line.length) {
                    throw new MalformedModelException(
                            file.toString(), -1, "line " + (row + from + 1) + " has too few columns");
                }
                skipped += line[start] == '\t' ? 1 : 0;
            }
            int end = start;
            while (end < line.length && line[end] != '\t') {
                end++;
            }
            words.add(line, start, end);
        }
        return words.build();
    }

    /// The column that names the points: the one that says so, else the first.
    private static int column(String names) {
        List<String> columns = Arrays.asList(names.split("\t", -1));
        for (String name : List.of("word", "Word", "token", "label", "Label", "name", "Name")) {
            if (columns.contains(name)) {
                return columns.indexOf(name);
            }
        }
        return 0;
    }

    static void write(Matrix matrix, OutputStream out) throws IOException {
        VectorText.writeNumbers(matrix, out);
    }

    static void writeMetadata(WordList words, OutputStream out) throws IOException {
        for (int row = 0; row < words.size(); row++) {
            Checks.writable(words.bytes(row), "\t\r\n", "the projector's metadata");
        }
        Sidecar.write(words, out);
    }
}
