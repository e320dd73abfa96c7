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

/// Files of word models, which can be trained further, and of trainings that are under way: safetensors of input and
/// output rows with the counts of the words, and the settings as metadata. docs/formats/word-vectors.md describes them.
public final class ModelFile {
    /// The kind of file that holds a model of Word2Vec.
    public static final String WORD2VEC = "stipple-word2vec-1";

    private static final String WORDS = "words";
    private static final String WORD_ENDS = "word_ends";
    private static final String COUNTS = "counts";
    private static final String VECTORS = "vectors";
    private static final String OUTPUTS = "outputs";

    private ModelFile() {}

    /// Writes a word model to `file`, whole or not at all.
    public static void write(ModelTable table, Path file) throws IOException {
        write(
                new ModelRows(
                        WORD2VEC,
                        table.words(),
                        table.counts(),
                        FloatRows.of(table.vectors()),
                        FloatRows.of(table.outputs()),
                        table.settings()),
                file);
    }

    /// Writes `rows` to `file`, whole or not at all, and a row at a time.
    public static void write(ModelRows rows, Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(Tensors.FORMAT, rows.format());
        metadata.putAll(rows.settings());
        TensorWriter tensors = new TensorWriter()
                .withMetadata(metadata)
                .addEnds(WORD_ENDS, rows.words())
                .add(COUNTS, rows.counts())
                .add(VECTORS, rows.vectors())
                .add(OUTPUTS, rows.outputs())
                .addBytes(WORDS, rows.words());
        AtomicFile.write(file, tensors::writeTo);
    }

    /// Returns the word model in `file`, whole in memory.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if it is another kind of file
    public static ModelTable load(Path file) throws IOException {
        try (ModelTable mapped = open(file, WORD2VEC, "word model, which train-words --save-model writes")) {
            int words = mapped.counts().length;
            if (mapped.vectors().rows() != words || mapped.outputs().rows() != words) {
                throw new MalformedModelException(
                        file.toString(),
                        MalformedModelException.NO_OFFSET,
                        mapped.vectors().rows() + " vectors and "
                                + mapped.outputs().rows() + " outputs for " + words + " words");
            }
            return new ModelTable(
                    mapped.words(),
                    mapped.counts(),
                    Matrix.copyOf(mapped.vectors()),
                    Matrix.copyOf(mapped.outputs()),
                    mapped.settings());
        }
    }

    /// Returns what a file of the kind `format` holds, whose rows stay in the file; `what` says what such a file is.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if it is another kind of file
    public static ModelTable open(Path file, String format, String what) throws IOException {
        try (MappedInput in = MappedInput.open(file)) {
            Tensors tensors = Tensors.read(in, format, what);
            long[] counts = tensors.counts(COUNTS);
            WordList words = tensors.words(WORDS, WORD_ENDS, counts.length);
            ModelTable table = new ModelTable(
                    words,
                    counts,
                    tensors.matrix(tensors.get(VECTORS, "F32", 2)),
                    tensors.matrix(tensors.get(OUTPUTS, "F32", 2)),
                    tensors.metadata());
            if (table.vectors().columns() != table.outputs().columns()) {
                table.close();
                throw new MalformedModelException(
                        file.toString(),
                        MalformedModelException.NO_OFFSET,
                        "vectors and outputs of different dimensions");
            }
            return table;
        }
    }
}
