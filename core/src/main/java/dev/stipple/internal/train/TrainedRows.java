package dev.stipple.internal.train;

import dev.stipple.internal.vectorfile.FloatRows;

/// All that a training changes, as rows that can be kept and given back. Its threads must wait meanwhile.
public interface TrainedRows {
    /// Returns the input rows.
    FloatRows inputRows();

    /// Returns the output rows, which are as long.
    FloatRows outputRows();

    /// Replaces an input row.
    void setInput(int row, float[] values);

    /// Replaces an output row.
    void setOutput(int row, float[] values);
}
