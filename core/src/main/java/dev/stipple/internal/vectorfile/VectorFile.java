package dev.stipple.internal.vectorfile;

import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.AtomicFile;
import dev.stipple.vector.Matrix;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A file of word vectors of any format, told by its content and not by its name.
public final class VectorFile {
    private static final int HEAD = 1 << 14;

    /// What can be written.
    public enum Format {
        WORD2VEC_TEXT,
        WORD2VEC_BINARY,
        GLOVE
    }

    private VectorFile() {}

    /// Writes `table` to `file`, whole or not at all.
    ///
    /// @throws IllegalArgumentException if the format cannot hold one of the words
    public static void write(VectorTable table, Path file, Format format) throws IOException {
        AtomicFile.write(file, out -> {
            switch (format) {
                case WORD2VEC_TEXT -> VectorText.writeWord2Vec(table, out);
                case WORD2VEC_BINARY -> Word2VecBinary.write(table, out);
                case GLOVE -> VectorText.writeGlove(table, out);
            }
        });
    }

    /// Returns what `file` holds, all of it on the heap.
    public static VectorTable load(Path file) throws IOException {
        VectorTable table = open(file);
        Matrix mapped = table.vectors();
        try (mapped) {
            Matrix vectors = Matrix.copyOf(mapped);
            Checks.finite(table.words(), vectors, file);
            return new VectorTable(table.words(), vectors, table.counts(), table.subwords());
        }
    }

    /// Returns what `file` holds; vectors that lie in it as they are used stay there, mapped.
    public static VectorTable open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        try (InputStream in = unpacked(file)) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            int headerEnd = new String(head, StandardCharsets.ISO_8859_1).indexOf('\n');
            boolean header =
                    headerEnd > 0 && Header.matches(new String(head, 0, headerEnd, StandardCharsets.ISO_8859_1));
            if (header && isBinary(head, headerEnd + 1)) {
                return Word2VecBinary.open(file);
            }
            if (header || looksLikeText(head)) {
                return VectorText.read(file, in);
            }
        }
        throw new UnsupportedModelException(file.toString(), "this format");
    }

    private static boolean isBinary(byte[] head, int from) {
        int at = from;
        while (at < head.length && head[at] != ' ') {
            at++;
        }
        for (; at < head.length && head[at] != '\n'; at++) {
            if ("0123456789+-.eE naif\r".indexOf(head[at]) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeText(byte[] head) {
        for (byte value : head) {
            if (value >= 0 && value < ' ' && value != '\n' && value != '\r' && value != '\t') {
                return false;
            }
        }
        return head.length > 0;
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }
}
