package dev.stipple.internal.train;

import dev.stipple.vector.Matrix;

/// What an earlier training, on another corpus, has learnt.
///
/// @param vectors  the input rows
/// @param outputs  the output rows, as many
/// @param rows  for each word of the corpus its row in these, or -1 where it is new
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EarlierTraining(Matrix vectors, Matrix outputs, int[] rows) {
    /// Gives the rows to `into`.
    void copyTo(TrainedRows into) {
        float[] values = new float[vectors.columns()];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] >= 0) {
                vectors.copyRow(rows[row], values, 0);
                into.setInput(row, values);
                outputs.copyRow(rows[row], values, 0);
                into.setOutput(row, values);
            }
        }
    }
}
