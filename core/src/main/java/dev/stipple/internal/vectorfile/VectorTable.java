package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import java.util.Optional;

/// What a file of word vectors holds.
///
/// @param words  the words, by row
/// @param vectors  their vectors, a row each
/// @param counts  how often each word occurred in the training corpus, by row, where the file says so
/// @param subwords  what gives a vector to words that have no row, where the file has it
public record VectorTable(WordList words, Matrix vectors, Optional<long[]> counts, Optional<Subwords> subwords) {

    /// Takes words and vectors, as many of each.
    public VectorTable {
        if (words.size() != vectors.rows()) {
            throw new IllegalArgumentException(words.size() + " words for " + vectors.rows() + " vectors");
        }
        counts.ifPresent(all -> {
            if (all.length != words.size()) {
                throw new IllegalArgumentException(all.length + " counts for " + words.size() + " words");
            }
        });
    }

    /// Takes words and vectors alone.
    public static VectorTable of(WordList words, Matrix vectors) {
        return new VectorTable(words, vectors, Optional.empty(), Optional.empty());
    }

    /// Returns this with everything on the heap, and closes what was mapped.
    VectorTable onHeap() {
        try (vectors) {
            return new VectorTable(words, Matrix.copyOf(vectors), counts, subwords.map(Subwords::onHeap));
        }
    }

    /// Lets go of mapped files.
    public void close() {
        vectors.close();
        subwords.ifPresent(Subwords::close);
    }
}
