package dev.stipple.internal.simd;

import static dev.stipple.internal.simd.PanamaTrainingKernels.LANES;
import static dev.stipple.internal.simd.PanamaTrainingKernels.SPECIES;
import static dev.stipple.internal.simd.ScorePlaces.TOGETHER;

import jdk.incubator.vector.FloatVector;

/// The dot products of inputs with their targets, as partial sums, which [LogisticVectors] brings together.
final class PanamaScores {
    private final float[] partialSums;

    /// Makes room for `places` scores.
    PanamaScores(int places) {
        this.partialSums = new float[places / HorizontalSums.TOGETHER * LANES];
    }

    float[] partialSums() {
        return partialSums;
    }

    /// Takes the scores of the row at `input` with the targets from number `from` on, to the places from `at` on.
    void ofOne(TrainingBatch batch, int input, int from, int at) {
        int targets = batch.targetCount();
        int j = 0;
        for (; j + 4 < targets; j += TOGETHER) {
            int last = Math.min(TOGETHER, targets - j) - 1;
            sixOfOne(batch, input, from + j, last, sums(at + ScorePlaces.only(j)));
        }
        if (j < targets) {
            fourOfOne(batch, input, from + j, targets - j - 1, sums(at + ScorePlaces.only(j)));
        }
    }

    /// Scores of six targets from `t` on, or five: then the sixth is the `last` once more.
    private void sixOfOne(TrainingBatch batch, int input, int t, int last, int at) {
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
    private void fourOfOne(TrainingBatch batch, int input, int t, int last, int at) {
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

    /// Takes the scores of inputs number `first` and the next with the same targets.
    void ofTwo(TrainingBatch batch, int first, int from, int at) {
        int a = batch.inputs[first];
        int b = batch.inputs[first + 1];
        int targets = batch.targetCount();
        int j = 0;
        for (; j + 4 < targets; j += TOGETHER) {
            int last = Math.min(TOGETHER, targets - j) - 1;
            sixOfTwo(batch, a, b, from + j, last, sums(at + ScorePlaces.first(j)));
        }
        if (j < targets) {
            fourOfOne(batch, a, from + j, targets - j - 1, sums(at + ScorePlaces.first(j)));
            fourOfOne(batch, b, from + j, targets - j - 1, sums(at + ScorePlaces.second(j)));
        }
    }

    private void sixOfTwo(TrainingBatch batch, int a, int b, int t, int last, int at) {
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
        FloatVector p0 = zero;
        FloatVector p1 = zero;
        FloatVector p2 = zero;
        FloatVector p3 = zero;
        FloatVector p4 = zero;
        FloatVector p5 = zero;
        FloatVector q0 = zero;
        FloatVector q1 = zero;
        FloatVector q2 = zero;
        FloatVector q3 = zero;
        FloatVector q4 = zero;
        FloatVector q5 = zero;
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector first = load(x, a + d);
            FloatVector second = load(x, b + d);
            FloatVector v = load(y, t0 + d);
            p0 = first.fma(v, p0);
            q0 = second.fma(v, q0);
            v = load(y, t1 + d);
            p1 = first.fma(v, p1);
            q1 = second.fma(v, q1);
            v = load(y, t2 + d);
            p2 = first.fma(v, p2);
            q2 = second.fma(v, q2);
            v = load(y, t3 + d);
            p3 = first.fma(v, p3);
            q3 = second.fma(v, q3);
            v = load(y, t4 + d);
            p4 = first.fma(v, p4);
            q4 = second.fma(v, q4);
            v = load(y, t5 + d);
            p5 = first.fma(v, p5);
            q5 = second.fma(v, q5);
        }
        HorizontalSums.four(p0, p1, p2, p3).intoArray(partialSums, at);
        HorizontalSums.four(q0, q1, q2, q3).intoArray(partialSums, at + LANES);
        HorizontalSums.four(p4, p5, q4, q5).intoArray(partialSums, at + 2 * LANES);
    }

    private static int sums(int place) {
        return place / HorizontalSums.TOGETHER * LANES;
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
