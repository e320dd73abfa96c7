package dev.stipple.internal.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Kernels on the Vector API.
///
/// What limits them is not arithmetic: a step of 6 targets and 100 dimensions is 2,500 operations, 25 ns at the
/// roofline of one core, and takes some 60, most of it waiting for rows beyond the second-level cache. So six targets
/// at a time keep six sums in registers, sums are brought together four at a time instead of each alone
/// ([HorizontalSums]), and the logistic function is taken of a whole vector of scores ([LogisticVectors]).
public final class PanamaTrainingKernels implements TrainingKernels {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /// Targets whose sums are kept in registers at a time. Their scores take [#SLOTS] places.
    private static final int TOGETHER = 6;

    private static final int SLOTS = 8;

    private final float[] partialSums;
    private final LogisticVectors logistic;
    private final float[] moved;
    private int labelVersion = -1;

    /// Makes kernels for batches of at most `maxTargets` targets for each input, and rows of `length` floats.
    public PanamaTrainingKernels(int maxTargets, int length) {
        int scores = TrainingBatch.MAX_INPUTS * slots(maxTargets) + LANES;
        this.partialSums = new float[scores / HorizontalSums.TOGETHER * LANES];
        this.logistic = new LogisticVectors(scores);
        this.moved = new float[length];
    }

    /// Places that the scores of one input with `targets` targets take: a multiple of four.
    private static int slots(int targets) {
        int rest = targets % TOGETHER;
        return targets / TOGETHER * SLOTS + (rest == 0 ? 0 : rest <= 4 ? 4 : SLOTS);
    }

    private static int slot(int target) {
        return target / TOGETHER * SLOTS + target % TOGETHER;
    }

    @Override
    public void train(TrainingBatch batch, float rate) {
        int targets = batch.targetCount();
        int slots = slots(targets);
        readLabels(batch, slots);
        for (int i = 0; i < batch.inputCount; i++) {
            score(batch, batch.inputs[i], i / batch.group * targets, targets, i * slots);
        }
        logistic.gradients(partialSums, batch.inputCount * slots, rate);
        for (int i = 0; i < batch.inputCount; i++) {
            update(batch, batch.inputs[i], i / batch.group * targets, targets, i * slots);
        }
    }

    private void readLabels(TrainingBatch batch, int slots) {
        if (labelVersion == batch.version()) {
            return;
        }
        labelVersion = batch.version();
        logistic.clearLabels();
        for (int i = 0; i < TrainingBatch.MAX_INPUTS; i++) {
            for (int j = 0; j < batch.targetCount(); j++) {
                logistic.setLabel(i * slots + slot(j), batch.label(j));
            }
        }
    }

    private void score(TrainingBatch batch, int input, int from, int targets, int at) {
        int j = 0;
        for (; j + 4 < targets; j += TOGETHER) {
            int last = Math.min(TOGETHER, targets - j) - 1;
            sixScores(batch, input, from + j, last, (at + slot(j)) / HorizontalSums.TOGETHER * LANES);
        }
        if (j < targets) {
            fourScores(batch, input, from + j, targets - j - 1, (at + slot(j)) / HorizontalSums.TOGETHER * LANES);
        }
    }

    /// Scores of six targets from `t` on, or five: then the sixth is the `last` once more.
    private void sixScores(TrainingBatch batch, int input, int t, int last, int at) {
        float[] x = batch.x;
        float[] y = batch.y;
        int[] targets = batch.targets;
        int t0 = targets[t];
        int t1 = targets[t + 1];
        int t2 = targets[t + 2];
        int t3 = targets[t + 3];
        int t4 = targets[t + 4];
        int t5 = targets[t + last];
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s0 = zero;
        FloatVector s1 = zero;
        FloatVector s2 = zero;
        FloatVector s3 = zero;
        FloatVector s4 = zero;
        FloatVector s5 = zero;
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector u = load(x, input + d);
            s0 = u.fma(load(y, t0 + d), s0);
            s1 = u.fma(load(y, t1 + d), s1);
            s2 = u.fma(load(y, t2 + d), s2);
            s3 = u.fma(load(y, t3 + d), s3);
            s4 = u.fma(load(y, t4 + d), s4);
            s5 = u.fma(load(y, t5 + d), s5);
        }
        HorizontalSums.four(s0, s1, s2, s3).intoArray(partialSums, at);
        HorizontalSums.four(s4, s5, s4, s5).intoArray(partialSums, at + LANES);
    }

    /// Scores of one to four targets from `t` on; missing ones are the `last` once more.
    private void fourScores(TrainingBatch batch, int input, int t, int last, int at) {
        float[] x = batch.x;
        float[] y = batch.y;
        int[] targets = batch.targets;
        int t0 = targets[t];
        int t1 = targets[t + Math.min(1, last)];
        int t2 = targets[t + Math.min(2, last)];
        int t3 = targets[t + last];
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s0 = zero;
        FloatVector s1 = zero;
        FloatVector s2 = zero;
        FloatVector s3 = zero;
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector u = load(x, input + d);
            s0 = u.fma(load(y, t0 + d), s0);
            s1 = u.fma(load(y, t1 + d), s1);
            s2 = u.fma(load(y, t2 + d), s2);
            s3 = u.fma(load(y, t3 + d), s3);
        }
        HorizontalSums.four(s0, s1, s2, s3).intoArray(partialSums, at);
    }

    private void update(TrainingBatch batch, int input, int from, int targets, int at) {
        if (targets == TOGETHER) {
            sixUpdates(batch, input, from, at, batch.x, input);
            return;
        }
        // The input's new row grows beside the old one, which further targets still need.
        System.arraycopy(batch.x, input, moved, 0, batch.length);
        int j = 0;
        for (; j + TOGETHER <= targets; j += TOGETHER) {
            sixUpdates(batch, input, from + j, at + slot(j), moved, 0);
        }
        for (; j < targets; j++) {
            oneUpdate(batch, input, batch.targets[from + j], logistic.gradient(at + slot(j)));
        }
        System.arraycopy(moved, 0, batch.x, input, batch.length);
    }

    /// Moves six targets from `t` on, and `into[intoAt]`, the input's new row.
    private void sixUpdates(TrainingBatch batch, int input, int t, int at, float[] into, int intoAt) {
        float[] x = batch.x;
        float[] y = batch.y;
        int[] targets = batch.targets;
        int t0 = targets[t];
        int t1 = targets[t + 1];
        int t2 = targets[t + 2];
        int t3 = targets[t + 3];
        int t4 = targets[t + 4];
        int t5 = targets[t + 5];
        FloatVector g0 = FloatVector.broadcast(SPECIES, logistic.gradient(at));
        FloatVector g1 = FloatVector.broadcast(SPECIES, logistic.gradient(at + 1));
        FloatVector g2 = FloatVector.broadcast(SPECIES, logistic.gradient(at + 2));
        FloatVector g3 = FloatVector.broadcast(SPECIES, logistic.gradient(at + 3));
        FloatVector g4 = FloatVector.broadcast(SPECIES, logistic.gradient(at + 4));
        FloatVector g5 = FloatVector.broadcast(SPECIES, logistic.gradient(at + 5));
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector u = load(x, input + d);
            // Loads stand behind the stores before them: a row may be a target twice.
            FloatVector v = load(y, t0 + d);
            FloatVector even = v.fma(g0, load(into, intoAt + d));
            u.fma(g0, v).intoArray(y, t0 + d);
            v = load(y, t1 + d);
            FloatVector odd = v.mul(g1);
            u.fma(g1, v).intoArray(y, t1 + d);
            v = load(y, t2 + d);
            even = v.fma(g2, even);
            u.fma(g2, v).intoArray(y, t2 + d);
            v = load(y, t3 + d);
            odd = v.fma(g3, odd);
            u.fma(g3, v).intoArray(y, t3 + d);
            v = load(y, t4 + d);
            even = v.fma(g4, even);
            u.fma(g4, v).intoArray(y, t4 + d);
            v = load(y, t5 + d);
            odd = v.fma(g5, odd);
            u.fma(g5, v).intoArray(y, t5 + d);
            even.add(odd).intoArray(into, intoAt + d);
        }
    }

    private void oneUpdate(TrainingBatch batch, int input, int target, float gradient) {
        FloatVector g = FloatVector.broadcast(SPECIES, gradient);
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector v = load(batch.y, target + d);
            v.fma(g, load(moved, d)).intoArray(moved, d);
            load(batch.x, input + d).fma(g, v).intoArray(batch.y, target + d);
        }
    }

    @Override
    public double takeLoss() {
        return logistic.takeLoss();
    }

    @Override
    public void sum(float[] x, int[] rows, int count, int length, float factor, float[] into) {
        for (int d = 0; d < length; d += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                sum = sum.add(load(x, rows[i] + d));
            }
            sum.mul(factor).intoArray(into, d);
        }
    }

    @Override
    public void addDifference(float[] to, float[] from, float factor, float[] x, int[] rows, int count, int length) {
        for (int d = 0; d < length; d += LANES) {
            FloatVector difference = load(to, d).sub(load(from, d)).mul(factor);
            for (int i = 0; i < count; i++) {
                load(x, rows[i] + d).add(difference).intoArray(x, rows[i] + d);
            }
        }
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
