package dev.stipple.internal.vectorfile;

import dev.stipple.internal.unicode.EscapedUtf8;
import dev.stipple.vector.Matrix;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// fastText's subwords: the vector of a word is the mean of its own input row, if it has one, and of those of its
/// n-grams.
///
/// Immutable and thread-safe.
///
/// @param ngrams  how words are cut
/// @param input  the rows of the words, then those of the buckets
/// @param words  how many rows are those of words
/// @param kept  of a pruned model, the buckets that have a row, and which, counted from the first behind the words
/// @param settings  how the model was trained
/// @param output  the output matrix of the model, where someone wants it written
public record Subwords(
        Ngrams ngrams,
        InputRows input,
        int words,
        Optional<Map<Integer, Integer>> kept,
        FastTextSettings settings,
        Optional<Matrix> output) {

    /// Returns the subwords of a model that was not pruned; `input` has a row for each of `words`, then one for each
    /// bucket.
    public static Subwords of(Ngrams ngrams, InputRows input, int words, FastTextSettings settings) {
        return new Subwords(ngrams, input, words, Optional.empty(), settings, Optional.empty());
    }

    /// Returns these, to be written with the output matrix that training made.
    public Subwords withOutput(Matrix output) {
        return new Subwords(ngrams, input, words, kept, settings, Optional.of(output));
    }

    /// Returns the vector of a word that has no row: zeros, when it has no n-gram that the model knows.
    public float[] vector(String word) {
        return vector(EscapedUtf8.encode(word), -1);
    }

    /// Returns the vectors of `list`, whose words have the first rows of the input.
    public Matrix vectors(WordList list) {
        Matrix vectors = Matrix.zeros(list.size(), input.columns());
        IntStream.range(0, list.size()).parallel().forEach(row -> vectors.setRow(row, vector(list.bytes(row), row), 0));
        return vectors;
    }

    /// The mean of the row `own`, unless it is negative, and of those of the word's n-grams.
    private float[] vector(byte[] word, int own) {
        float[] sum = new float[input.columns()];
        int[] count = {0};
        if (own >= 0) {
            input.addTo(sum, own);
            count[0]++;
        }
        forEachRow(word, row -> {
            input.addTo(sum, row);
            count[0]++;
        });
        // As fastText does it, to the last bit: times the inverse.
        float factor = 1.0f / count[0];
        for (int i = 0; count[0] > 0 && i < sum.length; i++) {
            sum[i] *= factor;
        }
        return sum;
    }

    /// Shows the input row of each n-gram of `word`.
    public void forEachRow(byte[] word, IntConsumer action) {
        ngrams.forEachBucket(word, bucket -> {
            Integer row = kept.isPresent() ? kept.get().get(bucket) : Integer.valueOf(bucket);
            if (row != null) {
                action.accept(words + row);
            }
        });
    }

    /// Returns these with the input on the heap.
    Subwords onHeap() {
        return new Subwords(ngrams, input.onHeap(), words, kept, settings, output);
    }

    /// Lets go of a mapped file.
    public void close() {
        input.close();
    }
}
