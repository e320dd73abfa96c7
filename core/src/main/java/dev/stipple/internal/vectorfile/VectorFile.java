package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.AtomicFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file of word vectors of any format, told by its content and not by its name.
public final class VectorFile {
    private static final int HEAD = 1 << 14;
    private static final int BUFFER = 1 << 16;

    /// What can be written.
    public enum Format {
        WORD2VEC_TEXT,
        WORD2VEC_BINARY,
        GLOVE,
        FASTTEXT,
        NPY,
        NPZ,
        SAFETENSORS,
        PROJECTOR
    }

    private VectorFile() {}

    /// Returns what `file` holds, all of it on the heap, and every number finite.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if the file has no format that is understood, or needs what Stipple does
    ///     not do
    /// @throws IOException if the file cannot be read
    public static VectorTable load(Path file) throws IOException {
        VectorTable table = open(file).onHeap();
        Checks.finite(table.words(), table.vectors(), file);
        return table;
    }

    /// Returns what `file` holds; vectors that lie in it as they are used stay there, mapped.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if the file has no format that is understood, or needs what Stipple does
    ///     not do
    /// @throws IOException if the file cannot be read
    public static VectorTable open(Path file) throws IOException {
        return open(file, Integer.MAX_VALUE);
    }

    /// Returns what `file` holds, or no more than the first `most` rows: those of texts and of word2vec's binary
    /// format, of which no more is read or checked than these, whatever stands behind them. Other formats give all.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if the file has no format that is understood, or needs what Stipple does
    ///     not do
    /// @throws IOException if the file cannot be read
    public static VectorTable open(Path file, int most) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnsupportedModelException(file.toString(), "a folder; name the file of vectors in it");
        }
        if (!Files.exists(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            in.mark(2);
            boolean packed = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return packed ? openPacked(file, in, most) : openPlain(file, in, most);
        }
    }

    /// A text is unpacked as it is read, anything else to a file that is removed at once.
    private static VectorTable openPacked(Path file, InputStream packed, int most) throws IOException {
        try {
            InputStream in = new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER);
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            FileKind kind = FileKind.of(head);
            if (kind.isText()) {
                return kind.open(file, in, most);
            }
            if (kind == FileKind.NPY) {
                throw new UnsupportedModelException(file.toString(), "a packed array; unpack it beside its words");
            }
            return loadUnpacked(file, kind, in, most);
        } catch (ZipException | EOFException e) {
            throw new MalformedModelException(
                    file.toString(),
                    MalformedModelException.NO_OFFSET,
                    "the packed data is damaged or truncated (" + e.getMessage() + "); fetch the file again");
        }
    }

    private static VectorTable loadUnpacked(Path file, FileKind kind, InputStream in, int most) throws IOException {
        Path unpacked = Files.createTempFile("stipple-", ".unpacked");
        try {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
            return kind.open(unpacked, in, most).onHeap();
        } catch (MalformedModelException e) {
            // Under the name that the caller knows; the offset is that in the unpacked content.
            throw new MalformedModelException(file.toString(), e.offset(), e.reason());
        } catch (UnsupportedModelException e) {
            throw new UnsupportedModelException(file.toString(), e.feature());
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private static VectorTable openPlain(Path file, InputStream in, int most) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return FileKind.of(head).open(file, in, most);
    }

    /// Returns how many bytes [#write] makes of `table` in word2vec's binary format.
    public static long word2VecBinarySize(VectorTable table) {
        return Word2VecBinary.size(table);
    }

    /// Writes `table` to `file`, whole or not at all. Formats without words write them to a file beside it, both
    /// or neither.
    ///
    /// @throws IllegalArgumentException if the format cannot hold the vectors, or one of the words
    public static void write(VectorTable table, Path file, Format format) throws IOException {
        AtomicFile.Content vectors = out -> {
            switch (format) {
                case WORD2VEC_TEXT -> VectorText.writeWord2Vec(table, out);
                case WORD2VEC_BINARY -> Word2VecBinary.write(table, out);
                case GLOVE -> VectorText.writeGlove(table, out);
                case FASTTEXT -> FastTextWriter.write(table, out);
                case NPY -> Npy.write(table.vectors(), out);
                case NPZ -> Npz.write(table, out);
                case SAFETENSORS -> Safetensors.write(table, out);
                case PROJECTOR -> ProjectorTsv.write(table.vectors(), out);
            }
        };
        switch (format) {
            case NPY ->
                AtomicFile.writeTogether(Sidecar.beside(file), out -> Sidecar.write(table.words(), out), file, vectors);
            case PROJECTOR ->
                AtomicFile.writeTogether(
                        ProjectorTsv.metadata(file),
                        out -> ProjectorTsv.writeMetadata(table.words(), out),
                        file,
                        vectors);
            default -> AtomicFile.write(file, vectors);
        }
    }
}
