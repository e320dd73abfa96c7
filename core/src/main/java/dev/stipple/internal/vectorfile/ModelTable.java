package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import java.util.Map;

/// What a file of a word model, or of a training that is under way, holds.
///
/// @param words  the words
/// @param counts  how often each occurred
/// @param vectors  the input rows; of a word model a vector for each word
/// @param outputs  the output rows; of a word model the words as that which is predicted, or the nodes of a tree
/// @param settings  how all this was trained, by name
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModelTable(WordList words, long[] counts, Matrix vectors, Matrix outputs, Map<String, String> settings)
        implements AutoCloseable {

    /// Lets go of a mapped file.
    @Override
    public void close() {
        vectors.close();
        outputs.close();
    }
}
