package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import java.util.Map;
import java.util.Optional;

/// What a file of document vectors holds.
///
/// @param tags  the documents' tags, by row
/// @param documents  their vectors, a row each
/// @param words  the words that were trained on, by row
/// @param counts  how often each occurred
/// @param wordVectors  their vectors, where the model has them
/// @param outputs  their vectors as that which is predicted
/// @param settings  how all this was trained, by name
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DocumentTable(
        WordList tags,
        Matrix documents,
        WordList words,
        long[] counts,
        Optional<Matrix> wordVectors,
        Matrix outputs,
        Map<String, String> settings) {

    /// Returns this with other tags.
    public DocumentTable withTags(WordList tags) {
        return new DocumentTable(tags, documents, words, counts, wordVectors, outputs, settings);
    }

    /// Lets go of mapped files.
    public void close() {
        documents.close();
        wordVectors.ifPresent(Matrix::close);
        outputs.close();
    }
}
