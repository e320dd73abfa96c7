package dev.stipple.internal.train;

import dev.stipple.vector.Matrix;

/// A training that goes on.
///
/// @param vectors  the input rows that it has learnt
/// @param outputs  the output rows, as many
/// @param rows  for each word of the corpus its row in these, or -1 where it is new
/// @param position  how far it has come in the corpus; the start, if that is another one now
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EarlierTraining(Matrix vectors, Matrix outputs, int[] rows, TrainingPosition position) {
    /// Gives the rows to `into`.
    void copyTo(TrainingRows into) {
        float[] vector = new float[vectors.columns()];
        float[] output = new float[vectors.columns()];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] >= 0) {
                vectors.copyRow(rows[row], vector, 0);
                outputs.copyRow(rows[row], output, 0);
                into.set(row, vector, output);
            }
        }
    }
}
