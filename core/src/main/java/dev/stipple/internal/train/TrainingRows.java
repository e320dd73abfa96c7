package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingKernels;
import dev.stipple.vector.Matrix;
import java.util.SplittableRandom;

/// The two matrices that training changes: the input rows, which become the vectors, and the output rows.
///
/// Rows are padded to whole cache lines. Behind the output rows lie private ones, in which each thread keeps copies of
/// those it uses all the time. Threads read and write all of it without locks, as in Hogwild (Recht et al., 2011): few
/// rows are touched by two at once, and an update lost now and then does no harm.
public final class TrainingRows {
    /// A large array begins at a cache line, with a header of 16 bytes: so the first row begins at the next one.
    private static final int FIRST = 12;

    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final int rows;
    private final int dimension;
    private final int length;
    private final float[] input;
    private final float[] output;

    /// Makes rows of zeros for `words` words, and `privateRows` more behind the output.
    ///
    /// @throws IllegalArgumentException if there are more than 2^31 values
    TrainingRows(int words, int outputs, int privateRows, int dimension) {
        this.rows = words;
        this.dimension = dimension;
        this.length = TrainingKernels.rowLength(dimension);
        long values = FIRST + ((long) Math.max(words, outputs) + privateRows) * length;
        if (values > LONGEST) {
            throw new IllegalArgumentException(words + " words of dimension " + dimension
                    + " are more than can be trained at once; a higher minimum count or a lower dimension will do");
        }
        this.input = new float[FIRST + words * length];
        this.output = new float[FIRST + (outputs + privateRows) * length];
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

    /// Returns a copy of the vectors.
    public Matrix vectors() {
        return matrix(input, rows);
    }

    /// Returns a copy of the first `count` output rows.
    public Matrix outputs(int count) {
        return matrix(output, count);
    }

    private Matrix matrix(float[] values, int count) {
        Matrix matrix = Matrix.zeros(count, dimension);
        for (int row = 0; row < count; row++) {
            matrix.setRow(row, values, at(row));
        }
        return matrix;
    }
}
