package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;
import dev.stipple.internal.vectorfile.FloatRows;
import dev.stipple.vector.Matrix;
import java.util.SplittableRandom;

/// The two matrices that training changes: the input rows, which become the vectors, and the output rows.
///
/// Rows are padded to whole cache lines. Behind the output rows lie private ones, in which each thread keeps copies of
/// those it uses all the time. Threads read and write all of it without locks, as in Hogwild (Recht et al., 2011): few
/// rows are touched by two at once, and an update lost now and then does no harm.
public final class TrainingRows implements TrainedRows {
    /// A large array begins at a cache line, with a header of 16 bytes: so the first row begins at the next one.
    private static final int FIRST = 12;

    private static final float[] NOTHING = {};

    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final int rows;
    private final int outputs;
    private final int dimension;
    private final int length;
    private float[] input;
    private float[] output;

    /// How many rows the threads have to themselves.
    record PrivateRows(long inputs, long outputs) {}

    /// Makes rows of zeros for `words` words and `outputs` outputs, with as many private ones behind them.
    ///
    /// @throws IllegalArgumentException if there are more than 2^31 values
    TrainingRows(int words, int outputs, PrivateRows more, int dimension) {
        this.rows = words;
        this.outputs = outputs;
        this.dimension = dimension;
        this.length = TrainingKernels.rowLength(dimension);
        long values = FIRST + Math.max(words + more.inputs, outputs + more.outputs) * length;
        if (values > LONGEST) {
            throw new IllegalArgumentException(words + " words of dimension " + dimension
                    + " are more than can be trained at once; a higher minimum count or a lower dimension will do");
        }
        this.input = new float[FIRST + (int) (words + more.inputs) * length];
        this.output = new float[FIRST + (int) (outputs + more.outputs) * length];
    }

    /// Gives the input rows their first values, each between -1/dimension and 1/dimension, as gensim does it.
    void initialize(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < dimension; d++) {
                input[at(row) + d] = (float) ((2 * random.nextDouble() - 1) / dimension);
            }
        }
    }

    @Override
    public FloatRows inputRows() {
        return FloatRows.of(rows, dimension, (row, into) -> System.arraycopy(input, at(row), into, 0, dimension));
    }

    @Override
    public FloatRows outputRows() {
        return FloatRows.of(outputs, dimension, (row, into) -> System.arraycopy(output, at(row), into, 0, dimension));
    }

    @Override
    public void setInput(int row, float[] values) {
        System.arraycopy(values, 0, input, at(row), dimension);
    }

    @Override
    public void setOutput(int row, float[] values) {
        System.arraycopy(values, 0, output, at(row), dimension);
    }

    /// Returns where a row begins, in either matrix.
    int at(int row) {
        return FIRST + row * length;
    }

    /// Returns the floats of a row with its padding.
    int length() {
        return length;
    }

    float[] input() {
        return input;
    }

    float[] output() {
        return output;
    }

    /// Returns what both matrices take in memory.
    public long bytes() {
        return Float.BYTES * ((long) input.length + output.length);
    }

    /// Returns a batch of input rows.
    TrainingBatch batch(int maxTargets) {
        return new TrainingBatch(input, output, length, maxTargets);
    }

    /// Returns a batch whose only input is the first row of an array of its own.
    TrainingBatch batchOfOne(int maxTargets) {
        TrainingBatch batch = new TrainingBatch(new float[length], output, length, maxTargets);
        batch.inputCount = 1;
        return batch;
    }

    /// Returns the vectors. The input rows are gone then, for there to be room.
    public Matrix takeVectors() {
        Matrix vectors = matrix(input, rows);
        input = NOTHING;
        return vectors;
    }

    /// Returns the output rows, which are gone here then.
    public Matrix takeOutputs() {
        Matrix taken = matrix(output, outputs);
        output = NOTHING;
        return taken;
    }

    /// Returns the vectors, when nobody will ask for the output rows: all rows are gone then, the latter before there
    /// is another copy of the vectors.
    public Matrix takeVectorsAlone() {
        output = NOTHING;
        return takeVectors();
    }

    private Matrix matrix(float[] values, int count) {
        Matrix matrix = Matrix.zeros(count, dimension);
        for (int row = 0; row < count; row++) {
            matrix.setRow(row, values, at(row));
        }
        return matrix;
    }
}
