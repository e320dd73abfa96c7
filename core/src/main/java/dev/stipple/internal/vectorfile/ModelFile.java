package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.AtomicFile;
import dev.stipple.internal.format.MappedInput;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files of word models, which can be trained further: safetensors of word vectors with the counts of the words, the
/// output rows, and the settings as metadata. docs/formats/word-vectors.md describes them.
public final class ModelFile {
    private static final String WORD2VEC = "stipple-word2vec-1";
    private static final String WORDS = "words";
    private static final String WORD_ENDS = "word_ends";
    private static final String COUNTS = "counts";
    private static final String VECTORS = "vectors";
    private static final String OUTPUTS = "outputs";

    private ModelFile() {}

    /// Writes `table` to `file`, whole or not at all.
    public static void write(ModelTable table, Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(Tensors.FORMAT, WORD2VEC);
        metadata.putAll(table.settings());
        TensorWriter tensors = new TensorWriter()
                .withMetadata(metadata)
                .addEnds(WORD_ENDS, table.words())
                .add(COUNTS, table.counts())
                .add(VECTORS, table.vectors())
                .add(OUTPUTS, table.outputs())
                .addBytes(WORDS, table.words());
        AtomicFile.write(file, tensors::writeTo);
    }

    /// Returns what `file` holds, whole in memory.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if it is another kind of file
    public static ModelTable load(Path file) throws IOException {
        try (MappedInput in = MappedInput.open(file)) {
            return load(Tensors.read(in, WORD2VEC, "word model, which train-words --save-model writes"));
        }
    }

    private static ModelTable load(Tensors tensors) throws IOException {
        long[] counts = tensors.counts(COUNTS);
        try (Matrix vectors = tensors.matrix(tensors.get(VECTORS, "F32", 2));
                Matrix outputs = tensors.matrix(tensors.get(OUTPUTS, "F32", 2))) {
            tensors.check(
                    vectors.rows() == counts.length && outputs.rows() == counts.length,
                    vectors.rows() + " vectors and " + outputs.rows() + " outputs for " + counts.length + " words");
            tensors.check(vectors.columns() == outputs.columns(), "vectors and outputs of different dimensions");
            return new ModelTable(
                    tensors.words(WORDS, WORD_ENDS, counts.length),
                    counts,
                    Matrix.copyOf(vectors),
                    Matrix.copyOf(outputs),
                    tensors.metadata());
        }
    }
}
