package dev.stipple.vector;

import dev.stipple.internal.simd.FloatKernels;

/// Arithmetic of vectors: arrays of `float`. Two vectors that meet must have the same length.
///
/// Sums are taken in single precision, in an order that depends on the machine: results agree to about `1e-7 × length`.
public final class Vectors {
    private static final FloatKernels KERNELS = FloatKernels.best();

    private Vectors() {}

    /// Returns the dot product.
    public static float dot(float[] a, float[] b) {
        checkLengths(a, b);
        return KERNELS.dot(a, 0, b, 0, a.length);
    }

    /// Returns the Euclidean norm.
    public static float norm(float[] vector) {
        return norm(vector, 0, vector.length);
    }

    /// Returns the Euclidean norm of the vector at `values[at]`. A vector whose squares overflow a float, or vanish,
    /// has its right norm all the same.
    static float norm(float[] values, int at, int length) {
        float squares = KERNELS.dot(values, at, values, at, length);
        if (squares >= Float.MIN_NORMAL * 0x1p24f && squares <= Float.MAX_VALUE) {
            return (float) Math.sqrt(squares);
        }
        double sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += (double) values[i] * values[i];
        }
        return (float) Math.sqrt(sum);
    }

    /// Returns the cosine of the angle between two vectors, 0 if one of them is zero.
    public static float cosine(float[] a, float[] b) {
        checkLengths(a, b);
        float norms = norm(a) * norm(b);
        return norms == 0 ? 0 : dot(a, b) / norms;
    }

    /// Returns the Euclidean distance.
    public static float distance(float[] a, float[] b) {
        checkLengths(a, b);
        return (float) Math.sqrt(KERNELS.squaredDistance(a, 0, b, 0, a.length));
    }

    /// Returns the vector of length 1 in the same direction; of a zero vector, a zero vector.
    public static float[] normalized(float[] vector) {
        float norm = norm(vector);
        float[] unit = vector.clone();
        for (int i = 0; norm > 0 && i < unit.length; i++) {
            unit[i] /= norm;
        }
        return unit;
    }

    /// Adds `factor × vector` to `into`.
    public static void addScaled(float[] into, float[] vector, float factor) {
        checkLengths(into, vector);
        KERNELS.addScaled(into, 0, vector, 0, into.length, factor);
    }

    /// Adds `factor` times the vector at `values[at]` to the one at `into[intoAt]`, both of `length` values.
    public static void addScaled(float[] into, int intoAt, float[] values, int at, int length, float factor) {
        KERNELS.addScaled(into, intoAt, values, at, length, factor);
    }

    /// Returns the mean of the rows of a matrix, summed in double precision.
    public static float[] mean(Matrix matrix) {
        double[] sums = new double[matrix.columns()];
        matrix.forEachBlock(0, matrix.rows(), (_, count, values, at) -> {
            for (int i = 0; i < count * sums.length; i++) {
                sums[i % sums.length] += values[at + i];
            }
        });
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = matrix.rows() == 0 ? 0 : (float) (sums[i] / matrix.rows());
        }
        return mean;
    }

    static void checkLengths(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length + " values");
        }
    }
}
