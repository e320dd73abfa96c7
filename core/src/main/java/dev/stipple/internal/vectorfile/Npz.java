package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.unicode.EscapedUtf8;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.vector.Matrix;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// numpy's `.npz`: a zip archive of arrays. One is the matrix, one the list of words, whatever they are called.
final class Npz {
    /// What deflate can make of a byte, at most.
    private static final long GREATEST_EXPANSION = 1032;

    private Npz() {}

    static boolean matches(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    static VectorTable load(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<ZipEntry> matrices = new ArrayList<>();
            List<ZipEntry> lists = new ArrayList<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".npy")) {
                    sort(zip, entry, file, matrices, lists);
                }
            }
            if (matrices.size() != 1 || lists.size() != 1) {
                throw new UnsupportedModelException(
                        file.toString(),
                        "an archive with " + matrices.size() + " matrices of numbers and " + lists.size()
                                + " lists of words, where one of each is needed, as by np.savez(file, words=np.array(words),"
                                + " vectors=vectors)");
            }
            WordList words = Checks.distinct(readWords(zip, lists.getFirst(), file), file, _ -> -1);
            Matrix matrix = readMatrix(zip, matrices.getFirst(), file);
            if (words.size() != matrix.rows()) {
                throw malformed(file, words.size() + " words and " + matrix.rows() + " vectors");
            }
            return VectorTable.of(words, matrix);
        } catch (ZipException | EOFException e) {
            throw malformed(file, "a damaged or truncated archive (" + e.getMessage() + ")");
        } catch (IllegalArgumentException e) {
            // How ZipFile takes names in a wrong charset.
            throw malformed(file, "a damaged archive (" + e.getMessage() + ")");
        }
    }

    private static void sort(ZipFile zip, ZipEntry entry, Path file, List<ZipEntry> matrices, List<ZipEntry> lists)
            throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            NumpyHeader header = NumpyHeader.read(in, file);
            if (header.isMatrix()) {
                matrices.add(entry);
            } else if (header.shape().size() == 1 && header.type().matches("[<>|=][US]\\d{1,9}")) {
                lists.add(entry);
            } else if (header.type().equals("|O")) {
                throw new UnsupportedModelException(
                        file.toString(),
                        entry.getName() + ", an array of Python objects; save words as text, by"
                                + " np.array(words, dtype=str)");
            }
        }
    }

    private static long sizeLimit(ZipEntry entry, NumpyHeader header) {
        long possible = entry.getMethod() == ZipEntry.STORED
                ? entry.getCompressedSize()
                : entry.getCompressedSize() * GREATEST_EXPANSION;
        return Math.min(entry.getSize(), possible) - header.length();
    }

    private static Matrix readMatrix(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            NumpyHeader header = NumpyHeader.read(in, file);
            header.check(sizeLimit(entry, header), file);
            return header.numberType()
                    .orElseThrow()
                    .read(
                            in,
                            header.order(),
                            Math.toIntExact(header.shape().get(0)),
                            Math.toIntExact(header.shape().get(1)),
                            file);
        }
    }

    private static WordList readWords(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            NumpyHeader header = NumpyHeader.read(in, file);
            boolean bytes = header.type().charAt(1) == 'S';
            long width = Long.parseLong(header.type().substring(2)) * (bytes ? 1 : Integer.BYTES);
            long count = header.shape().getFirst();
            if (count > Integer.MAX_VALUE || width > 1 << 24 || count > sizeLimit(entry, header) / Math.max(1, width)) {
                throw malformed(file, "a list of " + count + " words of " + width + " bytes in " + entry.getSize());
            }
            WordList.Builder words = new WordList.Builder();
            for (long i = 0; i < count; i++) {
                byte[] word = in.readNBytes((int) width);
                if (word.length < width) {
                    throw malformed(file, "the list of words ends in word " + (i + 1) + " of " + count);
                }
                byte[] utf8 = bytes ? word : utf8(word, header.order());
                words.add(utf8, 0, withoutZeros(utf8));
            }
            return words.build();
        }
    }

    /// Code points as UTF-8. A surrogate that Python escaped a byte by becomes the byte.
    private static byte[] utf8(byte[] codePoints, ByteOrder order) {
        ByteBuffer numbers = ByteBuffer.wrap(codePoints).order(order);
        StringBuilder text = new StringBuilder();
        while (numbers.hasRemaining()) {
            int codePoint = numbers.getInt();
            text.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
        }
        return EscapedUtf8.encode(text.toString());
    }

    private static int withoutZeros(byte[] word) {
        int length = word.length;
        while (length > 0 && word[length - 1] == 0) {
            length--;
        }
        return length;
    }

    /// Writes the arrays `words` and `vectors`. Words are text; bytes, when one of them is no UTF-8.
    static void write(VectorTable table, OutputStream out) throws IOException {
        WordList words = table.words();
        boolean text = true;
        int longest = 1;
        for (int row = 0; row < words.size(); row++) {
            byte[] word = words.bytes(row);
            if (word.length > 0 && word[word.length - 1] == 0) {
                throw new IllegalArgumentException(
                        "the word in row " + (row + 1) + " ends in a zero byte, which numpy would drop");
            }
            text &= Utf8.isValid(word, 0, word.length);
            longest = Math.max(longest, word.length);
        }
        if (text) {
            longest = words.stream()
                    .mapToInt(word -> word.codePointCount(0, word.length()))
                    .max()
                    .orElse(1);
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry("words.npy"));
        writeWords(words, text, Math.max(1, longest), zip);
        zip.putNextEntry(new ZipEntry("vectors.npy"));
        Npy.write(table.vectors(), zip);
        zip.finish();
    }

    private static void writeWords(WordList words, boolean text, int longest, OutputStream out) throws IOException {
        out.write(NumpyHeader.of((text ? "<U" : "|S") + longest, words.size() + ","));
        byte[] padded = new byte[text ? longest * Integer.BYTES : longest];
        for (int row = 0; row < words.size(); row++) {
            byte[] word = text ? words.get(row).getBytes(StandardCharsets.UTF_32LE) : words.bytes(row);
            Arrays.fill(padded, (byte) 0);
            System.arraycopy(word, 0, padded, 0, word.length);
            out.write(padded);
        }
    }

    private static MalformedModelException malformed(Path file, String reason) {
        return new MalformedModelException(file.toString(), MalformedModelException.NO_OFFSET, reason);
    }
}
