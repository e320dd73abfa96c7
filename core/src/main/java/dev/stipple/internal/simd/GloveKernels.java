package dev.stipple.internal.simd;

/// One step of GloVe: weighted least squares with AdaGrad. The results of the two kinds differ by no more than rounding
/// does.
///
/// Shapes: a *parameter* is a row of `length` floats, and behind it as many sums of squared steps, all above 0. In both
/// rows of a step, two columns hold the biases: one is the bias of the word where the other has the constant 1, and the
/// other way round, so that the dot product of the rows includes both. A constant has an infinite sum of squares and
/// never moves.
public sealed interface GloveKernels permits ScalarGloveKernels, PanamaGloveKernels {
    /// Moves the parameters at `a[aAt]` and `b[bAt]` so that their dot product comes nearer to `target`: both go by
    /// their gradient times the learning rate, divided by the root of the squares of such steps before. Both are
    /// read before they are written, and must not overlap.
    ///
    /// Returns the dot product minus `target`, as it was before.
    float step(float[] a, int aAt, float[] b, int bAt, int length, float target, float weight, float learningRate);

    /// The length of a row: `least` and what makes it fit these kernels.
    int paddedLength(int least);

    /// The fastest kernels of this machine and JVM.
    static GloveKernels best() {
        return BestGloveKernels.CHOSEN;
    }
}
