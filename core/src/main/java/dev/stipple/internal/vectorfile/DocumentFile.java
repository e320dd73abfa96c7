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
import java.util.Optional;

/// Files of document vectors: safetensors with the tensors of a file of word vectors, where the model has such, and
/// those of the documents; the settings are metadata. docs/formats/document-vectors.md describes them.
public final class DocumentFile {
    private static final String DOC2VEC = "stipple-doc2vec-1";
    private static final String DOCUMENTS = "documents";
    private static final String TAGS = "tags";
    private static final String TAG_ENDS = "tag_ends";
    private static final String WORDS = "words";
    private static final String WORD_ENDS = "word_ends";
    private static final String COUNTS = "counts";
    private static final String VECTORS = "vectors";
    private static final String OUTPUTS = "outputs";

    private DocumentFile() {}

    /// Writes `table` to `file`, whole or not at all.
    public static void write(DocumentTable table, Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(Tensors.FORMAT, DOC2VEC);
        metadata.putAll(table.settings());
        TensorWriter tensors = new TensorWriter()
                .withMetadata(metadata)
                .addEnds(TAG_ENDS, table.tags())
                .addEnds(WORD_ENDS, table.words())
                .add(COUNTS, table.counts())
                .add(DOCUMENTS, table.documents())
                .add(OUTPUTS, table.outputs());
        table.wordVectors().ifPresent(vectors -> tensors.add(VECTORS, vectors));
        tensors.addBytes(TAGS, table.tags()).addBytes(WORDS, table.words());
        AtomicFile.write(file, tensors::writeTo);
    }

    /// Opens `file`, in which the vectors stay.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if it is another kind of file
    public static DocumentTable open(Path file) throws IOException {
        try (MappedInput in = MappedInput.open(file)) {
            return open(Tensors.read(in, DOC2VEC, "document model, which train-words --algorithm doc2vec writes"));
        }
    }

    private static DocumentTable open(Tensors tensors) throws IOException {
        long[] counts = tensors.counts(COUNTS);
        Matrix outputs = tensors.matrix(tensors.get(OUTPUTS, "F32", 2));
        Matrix documents = tensors.matrix(tensors.get(DOCUMENTS, "F32", 2));
        Optional<Matrix> vectors = tensors.find(VECTORS, "F32", 2).isPresent()
                ? Optional.of(tensors.matrix(tensors.get(VECTORS, "F32", 2)))
                : Optional.empty();
        tensors.check(outputs.rows() == counts.length, outputs.rows() + " outputs for " + counts.length + " words");
        tensors.check(
                vectors.isEmpty() || vectors.get().rows() == counts.length,
                "not as many vectors as the " + counts.length + " words");
        tensors.check(
                outputs.columns() == documents.columns()
                        && (vectors.isEmpty() || vectors.get().columns() == documents.columns()),
                "vectors of different dimensions");
        return new DocumentTable(
                tensors.words(TAGS, TAG_ENDS, documents.rows()),
                documents,
                tensors.words(WORDS, WORD_ENDS, counts.length),
                counts,
                vectors,
                outputs,
                tensors.metadata());
    }
}
