package dev.stipple.internal.simd;

/// Sums and products of many floats at once. The results of the two kinds differ by no more than rounding does.
///
/// Shapes: *rows* are `count` vectors of `length` floats, one behind the other. A *panel* is [#panelWidth] vectors in
/// the columns of a table: element `i` of vector `q` stands at `panel[i * panelWidth() + q]`.
public sealed interface FloatKernels permits ScalarFloatKernels, PanamaFloatKernels {
    /// Returns the dot product of the vectors at `a[aAt]` and `b[bAt]`.
    float dot(float[] a, int aAt, float[] b, int bAt, int length);

    /// Returns the square of the Euclidean distance of the vectors at `a[aAt]` and `b[bAt]`.
    float squaredDistance(float[] a, int aAt, float[] b, int bAt, int length);

    /// Writes the dot product of each of the rows at `rows[at]` with `query` to `into`, from its start.
    void dots(float[] rows, int at, int count, int length, float[] query, float[] into);

    /// Vectors in a panel, at most 64.
    int panelWidth();

    /// Writes the dot product of row `r` with vector `q` of the panel to `into[r * panelWidth() + q]`.
    void products(float[] rows, int at, int count, int length, float[] panel, float[] into);

    /// Returns which of the [#panelWidth] values at `values[at]`, times `factor`, are greater than their bound: bit `q`
    /// for value `q`. NaN is not greater than anything.
    long above(float[] values, int at, float factor, float[] bounds);

    /// Adds `factor` times the vector at `values[valuesAt]` to the one at `into[intoAt]`.
    void addScaled(float[] into, int intoAt, float[] values, int valuesAt, int length, float factor);

    /// The fastest kernels of this machine and JVM.
    static FloatKernels best() {
        return BestFloatKernels.CHOSEN;
    }
}
