package dev.stipple.internal.vectorfile;

import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.MappedInput;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// [safetensors](https://huggingface.co/docs/safetensors): a length, a JSON header that names tensors, their bytes.
///
/// The vectors are the only tensor of two dimensions that holds floating-point numbers. Words are two more tensors:
/// `words`, their bytes side by side, and `word_ends`, 64-bit integers that tell where in it each word ends. Files of
/// other tools have no words; they are looked for in a file beside it.
final class Safetensors {
    private static final String VECTORS = "vectors";
    private static final String WORDS = "words";
    private static final String WORD_ENDS = "word_ends";

    private Safetensors() {}

    static boolean matches(byte[] head) {
        if (head.length < 10 || head[8] != '{') {
            return false;
        }
        long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return length >= 2 && length <= Tensors.LONGEST_HEADER;
    }

    static VectorTable open(Path file) throws IOException {
        try (MappedInput in = MappedInput.open(file)) {
            Tensors tensors = Tensors.read(in);
            Tensors.Tensor vectors = only(tensors.all(), file);
            Matrix matrix = tensors.matrix(vectors);
            boolean hasWords = tensors.find(WORDS, "U8", 1).isPresent()
                    && tensors.find(WORD_ENDS, "I64", 1).isPresent();
            return hasWords
                    ? VectorTable.of(tensors.words(WORDS, WORD_ENDS, matrix.rows()), matrix)
                    : Sidecar.withWords(matrix, file);
        }
    }

    private static Tensors.Tensor only(List<Tensors.Tensor> tensors, Path file) throws IOException {
        List<Tensors.Tensor> matrices = tensors.stream()
                .filter(tensor -> tensor.shape().length == 2
                        && Arrays.stream(NumberType.values())
                                .anyMatch(type -> type.name().equals(tensor.type())))
                .toList();
        if (matrices.size() == 1) {
            return matrices.getFirst();
        }
        return matrices.stream()
                .filter(tensor -> tensor.name().equals(VECTORS))
                .findFirst()
                .orElseThrow(() -> new UnsupportedModelException(
                        file.toString(),
                        "safetensors with " + matrices.size() + " matrices of numbers, where one, or one" + " named "
                                + VECTORS + ", is needed"));
    }

    static void write(VectorTable table, OutputStream out) throws IOException {
        // The widest numbers first, so that all are aligned.
        new TensorWriter()
                .addEnds(WORD_ENDS, table.words())
                .add(VECTORS, table.vectors())
                .addBytes(WORDS, table.words())
                .writeTo(out);
    }
}
