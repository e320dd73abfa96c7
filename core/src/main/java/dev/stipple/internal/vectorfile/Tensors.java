package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Json;
import dev.stipple.internal.format.MappedInput;
import dev.stipple.vector.Matrix;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tensors of a safetensors file, by its header.
///
/// @param in  the file
/// @param all  its tensors, in the order of the header
/// @param metadata  the texts that stand beside them
record Tensors(MappedInput in, List<Tensors.Tensor> all, Map<String, String> metadata) {
    static final int LONGEST_HEADER = 100_000_000;
    /// Names, among the metadata, what kind of file it is.
    static final String FORMAT = "format";

    static final String METADATA = "__metadata__";

    /// A tensor, checked to lie inside the file.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Tensor(String name, String type, long[] shape, long start, long length) {}

    /// Reads the header of `in`, which stands at its start and stays open while these are used, and whose metadata must
    /// name `format`; `what` says what such a file is.
    ///
    /// @throws UnsupportedModelException if it is another kind of file
    static Tensors read(MappedInput in, String format, String what) throws IOException {
        byte[] head = in.bytes(Math.min(in.size(), 16));
        in.seek(0);
        if (Safetensors.matches(head)) {
            Tensors tensors = read(in);
            if (format.equals(tensors.metadata().get(FORMAT))) {
                return tensors;
            }
        }
        throw new UnsupportedModelException(in.file().toString(), "a file that is no " + what);
    }

    /// Reads the header of `in`, which stands at its start and stays open while these are used.
    static Tensors read(MappedInput in) throws IOException {
        long length = in.int64();
        if (length < 2 || length > Math.min(in.left(), LONGEST_HEADER)) {
            throw in.malformed(0, "a header of " + length + " bytes where " + in.left() + " bytes are left");
        }
        Json header = Json.of(in.file().toString(), in.bytes(length));
        long data = in.offset();
        List<Tensor> tensors = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : header.members().entrySet()) {
            if (!member.getKey().equals(METADATA)) {
                tensors.add(tensor(member.getKey(), member.getValue(), data, in));
            }
        }
        Json texts = header.find(METADATA).orElse(null);
        if (texts != null) {
            for (Map.Entry<String, Json> text : texts.members().entrySet()) {
                metadata.put(text.getKey(), text.getValue().text());
            }
        }
        return new Tensors(in, tensors, metadata);
    }

    private static Tensor tensor(String name, Json json, long data, MappedInput in) throws IOException {
        String type = json.get("dtype").text();
        long[] shape = numbers(json.get("shape"));
        long[] offsets = numbers(json.get("data_offsets"));
        if (offsets.length != 2 || offsets[0] > offsets[1] || offsets[1] > in.size() - data) {
            throw in.malformed(
                    data,
                    "the tensor " + name + " lies at " + Arrays.toString(offsets) + " of " + (in.size() - data)
                            + " bytes; the file is truncated, or its header wrong");
        }
        long length = offsets[1] - offsets[0];
        long width = width(type);
        if (width > 0 && bytes(shape, width) != length) {
            throw in.malformed(
                    data + offsets[0],
                    "the tensor " + name + " of shape " + Arrays.toString(shape) + " and type " + type + " has "
                            + length + " bytes");
        }
        return new Tensor(name, type, shape, data + offsets[0], length);
    }

    private static long[] numbers(Json json) throws IOException {
        List<Json> items = json.items();
        long[] numbers = new long[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            double number = items.get(i).number();
            if (!(number >= 0 && number <= 1L << 53) || number != Math.rint(number)) {
                throw items.get(i).malformed("expected a size, found " + number);
            }
            numbers[i] = (long) number;
        }
        return numbers;
    }

    /// Bytes of a value; 0 of types that are not read.
    private static long width(String type) {
        return switch (type) {
            case "U8" -> 1;
            case "F16", "BF16" -> 2;
            case "F32" -> 4;
            case "F64", "I64" -> 8;
            default -> 0;
        };
    }

    /// The product, or -1 when it is beyond every file.
    private static long bytes(long[] shape, long width) {
        long product = width;
        for (long dimension : shape) {
            if (dimension != 0 && product > Long.MAX_VALUE / dimension) {
                return -1;
            }
            product *= dimension;
        }
        return product;
    }

    /// Returns the tensor with this name, if its type and number of dimensions are these.
    Optional<Tensor> find(String name, String type, int dimensions) {
        return all.stream()
                .filter(tensor ->
                        tensor.name.equals(name) && tensor.type.equals(type) && tensor.shape.length == dimensions)
                .findFirst();
    }

    /// Returns the tensor with this name, whose type and number of dimensions must be these.
    Tensor get(String name, String type, int dimensions) throws MalformedModelException {
        return find(name, type, dimensions)
                .orElseThrow(() -> in.malformed(
                        0,
                        "the tensor " + name + " of type " + type + " and " + dimensions + " dimensions is missing"));
    }

    /// Returns the rows of a tensor of two dimensions, mapped where they are 32-bit numbers.
    Matrix matrix(Tensor tensor) throws IOException {
        int rows = dimension(tensor, 0, in);
        int columns = dimension(tensor, 1, in);
        if (columns < 1) {
            throw in.malformed(tensor.start, "vectors of " + columns + " numbers");
        }
        return matrix(in.file(), tensor, NumberType.valueOf(tensor.type), rows, columns);
    }

    /// Returns the 64-bit numbers of a tensor of one dimension.
    long[] numbers(Tensor tensor) throws IOException {
        in.seek(tensor.start);
        long[] numbers = new long[dimension(tensor, 0, in)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.int64();
        }
        return numbers;
    }

    /// Returns how often each word occurred, of whom there is one at least.
    long[] counts(String name) throws IOException {
        long[] counts = numbers(get(name, "I64", 1));
        check(counts.length > 0, "no words");
        for (long count : counts) {
            check(count > 0, "a word that occurred " + count + " times");
        }
        return counts;
    }

    /// Refuses the file unless it is `right`.
    void check(boolean right, String otherwise) throws MalformedModelException {
        if (!right) {
            throw in.malformed(MalformedModelException.NO_OFFSET, otherwise);
        }
    }

    /// Returns `rows` words, whose bytes stand side by side in one tensor, and where each ends in another.
    WordList words(String words, String ends, int rows) throws IOException {
        WordList list = readWords(in, get(words, "U8", 1), get(ends, "I64", 1), rows);
        return Checks.distinct(list, in.file(), _ -> -1);
    }

    private static Matrix matrix(Path file, Tensor vectors, NumberType type, int rows, int columns) throws IOException {
        if (type == NumberType.F32) {
            return Matrix.map(file, vectors.start, rows, columns);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(vectors.start);
            return type.read(in, ByteOrder.LITTLE_ENDIAN, rows, columns, file);
        }
    }

    private static int dimension(Tensor tensor, int axis, MappedInput in) throws IOException {
        if (tensor.shape[axis] > Integer.MAX_VALUE / 8) {
            throw in.malformed(
                    tensor.start, "the tensor " + tensor.name + " of shape " + Arrays.toString(tensor.shape));
        }
        return (int) tensor.shape[axis];
    }

    private static WordList readWords(MappedInput in, Tensor words, Tensor ends, int rows) throws IOException {
        if (ends.shape[0] != rows) {
            throw in.malformed(ends.start, ends.shape[0] + " words for " + rows + " vectors");
        }
        in.seek(words.start);
        byte[] bytes = in.bytes(words.length);
        in.seek(ends.start);
        WordList.Builder list = new WordList.Builder();
        int start = 0;
        for (int row = 0; row < rows; row++) {
            long end = in.int64();
            if (end < start || end > bytes.length) {
                throw in.malformed(
                        in.offset() - Long.BYTES,
                        "word " + (row + 1) + " ends at " + end + " of " + bytes.length + " bytes");
            }
            list.add(bytes, start, (int) end);
            start = (int) end;
        }
        return list.build();
    }
}
