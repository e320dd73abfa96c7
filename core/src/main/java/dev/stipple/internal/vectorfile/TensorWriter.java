package dev.stipple.internal.vectorfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.vector.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a safetensors file: tensors in the order in which they are added. The widest numbers come first, for all to
/// be aligned.
final class TensorWriter {
    private static final int ALIGNMENT = 8;

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Tensor> tensors = new ArrayList<>();

    /// A tensor to be written.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tensor(String name, String type, long[] shape, long bytes, Content content) {}

    /// Writes the bytes of a tensor.
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Adds texts that stand beside the tensors.
    TensorWriter withMetadata(Map<String, String> texts) {
        metadata.putAll(texts);
        return this;
    }

    /// Adds a matrix of 32-bit numbers.
    TensorWriter add(String name, Matrix matrix) {
        return add(name, FloatRows.of(matrix));
    }

    /// Adds rows of 32-bit numbers.
    TensorWriter add(String name, FloatRows rows) {
        long[] shape = {rows.rows(), rows.columns()};
        return add(name, "F32", shape, shape[0] * shape[1] * Float.BYTES, out -> Floats.write(rows, out));
    }

    /// Adds 64-bit numbers.
    TensorWriter add(String name, long[] numbers) {
        return add(name, "I64", new long[] {numbers.length}, (long) numbers.length * Long.BYTES, out -> {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long number : numbers) {
                out.write(bytes.clear().putLong(number).array());
            }
        });
    }

    /// Adds where each word ends when all stand side by side.
    TensorWriter addEnds(String name, WordList words) {
        long[] ends = new long[words.size()];
        long end = 0;
        for (int row = 0; row < ends.length; row++) {
            end += words.bytes(row).length;
            ends[row] = end;
        }
        return add(name, ends);
    }

    /// Adds the bytes of all words, side by side.
    TensorWriter addBytes(String name, WordList words) {
        long length = 0;
        for (int row = 0; row < words.size(); row++) {
            length += words.bytes(row).length;
        }
        return add(name, "U8", new long[] {length}, length, out -> {
            for (int row = 0; row < words.size(); row++) {
                out.write(words.bytes(row));
            }
        });
    }

    private TensorWriter add(String name, String type, long[] shape, long bytes, Content content) {
        tensors.add(new Tensor(name, type, shape, bytes, content));
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        ByteArrayOutputStream header = header();
        while (header.size() % ALIGNMENT != 0) {
            header.write(' ');
        }
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putLong(header.size()).array());
        header.writeTo(out);
        for (Tensor tensor : tensors) {
            tensor.content.writeTo(out);
        }
    }

    private ByteArrayOutputStream header() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(header)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(Tensors.METADATA);
                for (Map.Entry<String, String> text : metadata.entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            long start = 0;
            for (Tensor tensor : tensors) {
                json.writeObjectFieldStart(tensor.name);
                json.writeStringField("dtype", tensor.type);
                json.writeFieldName("shape");
                json.writeArray(tensor.shape, 0, tensor.shape.length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {start, start + tensor.bytes}, 0, 2);
                json.writeEndObject();
                start += tensor.bytes;
            }
            json.writeEndObject();
        }
        return header;
    }
}
