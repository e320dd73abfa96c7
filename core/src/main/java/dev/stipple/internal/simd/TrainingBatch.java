package dev.stipple.internal.simd;

/// What one training step is about: rows of an input matrix, and of an output matrix those that each of them is to be
/// near to (label 1) or far from (label 0).
///
/// Inputs stand in groups; those of a group meet the same targets, and take their turns two at a time. Rows are given
/// by the offset of their first float; they have [#length] floats, a multiple of [TrainingKernels#ROW], what is left
/// over being 0. Mutable, for one thread.
public final class TrainingBatch {
    /// Inputs of a batch at most.
    public static final int MAX_INPUTS = 16;

    /// The input matrix.
    public final float[] x;
    /// The output matrix.
    public final float[] y;
    /// Floats in a row.
    public final int length;

    /// Where the input rows begin.
    public final int[] inputs = new int[MAX_INPUTS];
    /// How many inputs there are.
    public int inputCount;
    /// Inputs in a group; the last one may have fewer.
    public int group = 1;

    /// Where the targets' rows begin: those of the first group, then those of the second.
    public final int[] targets;

    private final float[] labels;
    private int targetCount;
    private int version;

    /// Makes room for `maxTargets` targets of each group.
    public TrainingBatch(float[] x, float[] y, int length, int maxTargets) {
        this.x = x;
        this.y = y;
        this.length = length;
        this.targets = new int[MAX_INPUTS * maxTargets];
        this.labels = new float[maxTargets];
    }

    /// Returns how many inputs take the turn that begins with number `input`: two of a group, or its last one alone.
    int turn(int input) {
        return input % group + 1 < group && input + 1 < inputCount ? 2 : 1;
    }

    /// Returns where in [#targets] those of input number `input` begin.
    int target(int input) {
        return input / group * targetCount;
    }

    /// Sets how many targets each group has, and their labels, the same for all groups: the first `count` of `labels`.
    public void setLabels(float[] labels, int count) {
        System.arraycopy(labels, 0, this.labels, 0, count);
        targetCount = count;
        version++;
    }

    /// Returns the label of a group's target.
    float label(int target) {
        return labels[target];
    }

    /// Returns how many targets each group has.
    public int targetCount() {
        return targetCount;
    }

    /// Changes whenever labels are set.
    int version() {
        return version;
    }
}
