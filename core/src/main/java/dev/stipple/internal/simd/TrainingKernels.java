package dev.stipple.internal.simd;

/// One step of stochastic gradient descent on the logistic loss of dot products: what word2vec and its family do.
///
/// For an input row `u`, a target row `v` and its label, `g` is `rate · (label − σ(u·v))`. All scores `u·v` of a batch
/// are taken before any row changes. Then the inputs take their turns, one by one, or two that stand side by side in a
/// group together: each `v` moves by `g · u`, summed over the inputs whose turn it is, and each `u` by the sum of its
/// `g · v`, with `u` and `v` as they were before this turn; a `v` that is a target twice, one target after the other.
/// The loss is `−ln σ(±u·v)`, summed over pairs of an input and a target.
///
/// Kernels keep the loss and scratch space: one object a thread.
public sealed interface TrainingKernels permits ScalarTrainingKernels, PanamaTrainingKernels {
    /// Rows have a multiple of so many floats: a cache line.
    int ROW = 16;

    /// Returns the floats in a row for vectors of `dimension`.
    static int rowLength(int dimension) {
        return (dimension + ROW - 1) / ROW * ROW;
    }

    /// The fastest kernels of this machine and JVM, for batches of at most `maxTargets` targets for each input and rows
    /// of `length` floats.
    static TrainingKernels best(int maxTargets, int length) {
        // Classes of the Vector API must not be loaded without the module.
        return BestFloatKernels.CHOSEN instanceof ScalarFloatKernels
                ? new ScalarTrainingKernels(maxTargets, length)
                : new PanamaTrainingKernels(maxTargets, length);
    }

    /// Trains one batch.
    void train(TrainingBatch batch, float rate);

    /// Returns the loss since this was last asked, summed over all pairs of an input and a target.
    double takeLoss();

    /// Writes the sum of `count` rows of `x`, times `factor`, to `into`, from its start.
    void sum(float[] x, int[] rows, int count, int length, float factor, float[] into);

    /// Adds `factor` times the difference of `to` and `from` to `count` rows of `x`.
    void addDifference(float[] to, float[] from, float factor, float[] x, int[] rows, int count, int length);
}
