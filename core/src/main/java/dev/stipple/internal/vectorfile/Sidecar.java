package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The words of vectors whose own file holds none: a text beside it, a word in each line. `vectors.npy` has its words
/// in `vectors.words.txt`; the other names are for files of other tools.
final class Sidecar {
    private static final String OURS = ".words.txt";
    private static final List<String> ENDINGS = List.of(OURS, ".words", ".vocab", ".txt");

    private Sidecar() {}

    /// The file that is written beside `file`.
    static Path beside(Path file) {
        return file.resolveSibling(stem(file) + OURS);
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int point = name.lastIndexOf('.');
        return point <= 0 ? name : name.substring(0, point);
    }

    /// Joins `matrix`, which `file` holds, with its words. Closes the matrix when there are none.
    static VectorTable withWords(Matrix matrix, Path file) throws IOException {
        try {
            for (String ending : ENDINGS) {
                Path words = file.resolveSibling(stem(file) + ending);
                if (Files.isRegularFile(words) && !words.equals(file)) {
                    return VectorTable.of(read(words, matrix, file), matrix);
                }
            }
            throw new UnsupportedModelException(
                    file.toString(),
                    "vectors without words; put a file with a word in each line beside it, named "
                            + beside(file).getFileName());
        } catch (IOException | RuntimeException e) {
            matrix.close();
            throw e;
        }
    }

    private static WordList read(Path file, Matrix matrix, Path vectors) throws IOException {
        WordList words = lines(file);
        if (words.size() != matrix.rows()) {
            throw new MalformedModelException(
                    file.toString(),
                    MalformedModelException.NO_OFFSET,
                    words.size() + " words, but " + vectors + " holds " + matrix.rows()
                            + " vectors; the two don't belong together");
        }
        return Checks.distinct(words, file, _ -> MalformedModelException.NO_OFFSET);
    }

    /// The lines of a file, whatever their bytes.
    static WordList lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        WordList.Builder words = new WordList.Builder();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                words.add(bytes, start, i > start && bytes[i - 1] == '\r' ? i - 1 : i);
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            words.add(bytes, start, bytes.length);
        }
        return words.build();
    }

    static void write(WordList words, OutputStream out) throws IOException {
        for (int row = 0; row < words.size(); row++) {
            byte[] word = words.bytes(row);
            Checks.writable(word, "\r\n", "a list with a word in each line");
            out.write(word);
            out.write('\n');
        }
    }
}
