package dev.stipple.internal.vectorfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Json;
import dev.stipple.internal.format.MappedInput;
import dev.stipple.vector.Matrix;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [safetensors](https://huggingface.co/docs/safetensors): a length, a JSON header that names tensors, their bytes.
///
/// The vectors are the only tensor of two dimensions that holds floating-point numbers. Words are two more tensors:
/// `words`, their bytes side by side, and `word_ends`, 64-bit integers that tell where in it each word ends. Files of
/// other tools have no words; they are looked for in a file beside it.
final class Safetensors {
    private static final String VECTORS = "vectors";
    private static final String WORDS = "words";
    private static final String WORD_ENDS = "word_ends";
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    /// A tensor, checked to lie inside the file.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tensor(String name, String type, long[] shape, long start, long length) {}

    static boolean matches(byte[] head) {
        if (head.length < 10 || head[8] != '{') {
            return false;
        }
        long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return length >= 2 && length <= LONGEST_HEADER;
    }

    static VectorTable open(Path file) throws IOException {
        try (MappedInput in = MappedInput.open(file)) {
            List<Tensor> tensors = tensors(in);
            Tensor vectors = only(tensors, file);
            int rows = dimension(vectors, 0, in);
            int columns = dimension(vectors, 1, in);
            if (columns < 1) {
                throw in.malformed(vectors.start, "vectors of " + columns + " numbers");
            }
            NumberType type = NumberType.valueOf(vectors.type);
            Tensor words = find(tensors, WORDS, "U8");
            Tensor ends = find(tensors, WORD_ENDS, "I64");
            WordList list = words == null || ends == null ? null : readWords(in, words, ends, rows);
            if (list != null) {
                Checks.distinct(list, file, _ -> -1);
            }
            Matrix matrix = matrix(file, vectors, type, rows, columns);
            return list == null ? Sidecar.withWords(matrix, file) : VectorTable.of(list, matrix);
        }
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

    private static List<Tensor> tensors(MappedInput in) throws IOException {
        long length = in.int64();
        if (length < 2 || length > Math.min(in.left(), LONGEST_HEADER)) {
            throw in.malformed(0, "a header of " + length + " bytes where " + in.left() + " bytes are left");
        }
        Json header = Json.of(in.file().toString(), in.bytes(length));
        long data = in.offset();
        List<Tensor> tensors = new ArrayList<>();
        for (Map.Entry<String, Json> member : header.members().entrySet()) {
            if (!member.getKey().equals("__metadata__")) {
                tensors.add(tensor(member.getKey(), member.getValue(), data, in));
            }
        }
        return tensors;
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

    private static Tensor only(List<Tensor> tensors, Path file) throws IOException {
        List<Tensor> matrices = tensors.stream()
                .filter(tensor -> tensor.shape.length == 2
                        && Arrays.stream(NumberType.values())
                                .anyMatch(type -> type.name().equals(tensor.type)))
                .toList();
        if (matrices.size() == 1) {
            return matrices.getFirst();
        }
        return matrices.stream()
                .filter(tensor -> tensor.name.equals(VECTORS))
                .findFirst()
                .orElseThrow(() -> new UnsupportedModelException(
                        file.toString(),
                        "safetensors with " + matrices.size() + " matrices of numbers, where one, or one" + " named "
                                + VECTORS + ", is needed"));
    }

    private static int dimension(Tensor tensor, int axis, MappedInput in) throws IOException {
        if (tensor.shape[axis] > Integer.MAX_VALUE / 8) {
            throw in.malformed(
                    tensor.start, "the tensor " + tensor.name + " of shape " + Arrays.toString(tensor.shape));
        }
        return (int) tensor.shape[axis];
    }

    private static @Nullable Tensor find(List<Tensor> tensors, String name, String type) {
        return tensors.stream()
                .filter(tensor -> tensor.name.equals(name) && tensor.type.equals(type) && tensor.shape.length == 1)
                .findFirst()
                .orElse(null);
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

    static void write(VectorTable table, OutputStream out) throws IOException {
        WordList words = table.words();
        long wordBytes = 0;
        for (int row = 0; row < words.size(); row++) {
            wordBytes += words.bytes(row).length;
        }
        long vectorBytes = (long) words.size() * table.vectors().columns() * Float.BYTES;
        long endBytes = (long) words.size() * Long.BYTES;
        // The widest numbers first, so that all are aligned.
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(header)) {
            json.writeStartObject();
            tensor(json, WORD_ENDS, "I64", new long[] {words.size()}, 0, endBytes);
            tensor(
                    json,
                    VECTORS,
                    "F32",
                    new long[] {words.size(), table.vectors().columns()},
                    endBytes,
                    endBytes + vectorBytes);
            tensor(
                    json,
                    WORDS,
                    "U8",
                    new long[] {wordBytes},
                    endBytes + vectorBytes,
                    endBytes + vectorBytes + wordBytes);
            json.writeEndObject();
        }
        while (header.size() % ALIGNMENT != 0) {
            header.write(' ');
        }
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(number.putLong(header.size()).array());
        header.writeTo(out);
        long end = 0;
        for (int row = 0; row < words.size(); row++) {
            end += words.bytes(row).length;
            out.write(number.clear().putLong(end).array());
        }
        Floats.write(table.vectors(), out);
        for (int row = 0; row < words.size(); row++) {
            out.write(words.bytes(row));
        }
    }

    private static void tensor(JsonGenerator json, String name, String type, long[] shape, long start, long end)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", type);
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {start, end}, 0, 2);
        json.writeEndObject();
    }
}
