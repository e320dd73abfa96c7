package dev.stipple.internal.simd;

import static dev.stipple.internal.simd.PanamaTrainingKernels.LANES;
import static dev.stipple.internal.simd.PanamaTrainingKernels.SPECIES;
import static dev.stipple.internal.simd.ScorePlaces.TOGETHER;

import jdk.incubator.vector.FloatVector;

/// What inputs and targets learn from each other: each row moves by the others' rows, times the gradients.
final class PanamaMoves {
    private final LogisticVectors logistic;

    /// The new rows of one input or two, which grow beside the old ones while targets still need these.
    private final float[] moved;

    private final float[] secondMoved;

    PanamaMoves(LogisticVectors logistic, int length) {
        this.logistic = logistic;
        this.moved = new float[length];
        this.secondMoved = new float[length];
    }

    /// Moves the input row at `input` and its targets, from number `from` on; their gradients are in the places from
    /// `at` on.
    void ofOne(TrainingBatch batch, int input, int from, int at) {
        int targets = batch.targetCount();
        if (targets == TOGETHER) {
            sixOfOne(batch, input, from, at, batch.x, input);
            return;
        }
        System.arraycopy(batch.x, input, moved, 0, batch.length);
        int j = 0;
        for (; j + TOGETHER <= targets; j += TOGETHER) {
            sixOfOne(batch, input, from + j, at + ScorePlaces.only(j), moved, 0);
        }
        for (; j < targets; j++) {
            oneOfOne(batch, input, batch.targets[from + j], logistic.gradient(at + ScorePlaces.only(j)));
        }
        System.arraycopy(moved, 0, batch.x, input, batch.length);
    }

    /// Moves inputs number `first` and the next, and the targets of both.
    void ofTwo(TrainingBatch batch, int first, int from, int at) {
        int a = batch.inputs[first];
        int b = batch.inputs[first + 1];
        int targets = batch.targetCount();
        if (a == b) {
            unite(targets, at);
        }
        if (targets == TOGETHER) {
            sixOfTwo(batch, a, b, from, at, true);
            return;
        }
        System.arraycopy(batch.x, a, moved, 0, batch.length);
        System.arraycopy(batch.x, b, secondMoved, 0, batch.length);
        int j = 0;
        for (; j + TOGETHER <= targets; j += TOGETHER) {
            sixOfTwo(batch, a, b, from + j, at + ScorePlaces.first(j), false);
        }
        for (; j < targets; j++) {
            float ga = logistic.gradient(at + ScorePlaces.first(j));
            float gb = logistic.gradient(at + ScorePlaces.second(j));
            oneOfTwo(batch, a, b, batch.targets[from + j], ga, gb);
        }
        System.arraycopy(secondMoved, 0, batch.x, b, batch.length);
        System.arraycopy(moved, 0, batch.x, a, batch.length);
    }

    /// Gives the first of two inputs, which are the same row, the second's gradients too. The second then stays what it
    /// was, and the first is stored last.
    private void unite(int targets, int at) {
        for (int j = 0; j < targets; j++) {
            logistic.unite(at + ScorePlaces.first(j), at + ScorePlaces.second(j));
        }
    }

    /// Moves six targets from `t` on, and `into[intoAt]`, the input's new row.
    private void sixOfOne(TrainingBatch batch, int input, int t, int at, float[] into, int intoAt) {
        float[] x = batch.x;
        float[] y = batch.y;
        int[] targets = batch.targets;
        int t0 = targets[t];
        int t1 = targets[t + 1];
        int t2 = targets[t + 2];
        int t3 = targets[t + 3];
        int t4 = targets[t + 4];
        int t5 = targets[t + 5];
        FloatVector g0 = gradient(at);
        FloatVector g1 = gradient(at + 1);
        FloatVector g2 = gradient(at + 2);
        FloatVector g3 = gradient(at + 3);
        FloatVector g4 = gradient(at + 4);
        FloatVector g5 = gradient(at + 5);
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

    private void oneOfOne(TrainingBatch batch, int input, int target, float gradient) {
        FloatVector g = FloatVector.broadcast(SPECIES, gradient);
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector v = load(batch.y, target + d);
            v.fma(g, load(moved, d)).intoArray(moved, d);
            load(batch.x, input + d).fma(g, v).intoArray(batch.y, target + d);
        }
    }

    /// Moves six targets from `t` on, and the rows of two inputs, whose gradients begin at `at`: in place, or the
    /// new ones.
    private void sixOfTwo(TrainingBatch batch, int a, int b, int t, int at, boolean inPlace) {
        float[] x = batch.x;
        float[] intoA = inPlace ? x : moved;
        float[] intoB = inPlace ? x : secondMoved;
        int atA = inPlace ? a : 0;
        int atB = inPlace ? b : 0;
        float[] y = batch.y;
        int[] targets = batch.targets;
        int t0 = targets[t];
        int t1 = targets[t + 1];
        int t2 = targets[t + 2];
        int t3 = targets[t + 3];
        int t4 = targets[t + 4];
        int t5 = targets[t + 5];
        FloatVector a0 = gradient(at);
        FloatVector a1 = gradient(at + 1);
        FloatVector a2 = gradient(at + 2);
        FloatVector a3 = gradient(at + 3);
        FloatVector a4 = gradient(at + 8);
        FloatVector a5 = gradient(at + 9);
        FloatVector b0 = gradient(at + 4);
        FloatVector b1 = gradient(at + 5);
        FloatVector b2 = gradient(at + 6);
        FloatVector b3 = gradient(at + 7);
        FloatVector b4 = gradient(at + 10);
        FloatVector b5 = gradient(at + 11);
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector first = load(x, a + d);
            FloatVector second = load(x, b + d);
            FloatVector p = load(intoA, atA + d);
            FloatVector q = load(intoB, atB + d);
            FloatVector v = load(y, t0 + d);
            p = v.fma(a0, p);
            q = v.fma(b0, q);
            second.fma(b0, first.fma(a0, v)).intoArray(y, t0 + d);
            v = load(y, t1 + d);
            p = v.fma(a1, p);
            q = v.fma(b1, q);
            second.fma(b1, first.fma(a1, v)).intoArray(y, t1 + d);
            v = load(y, t2 + d);
            p = v.fma(a2, p);
            q = v.fma(b2, q);
            second.fma(b2, first.fma(a2, v)).intoArray(y, t2 + d);
            v = load(y, t3 + d);
            p = v.fma(a3, p);
            q = v.fma(b3, q);
            second.fma(b3, first.fma(a3, v)).intoArray(y, t3 + d);
            v = load(y, t4 + d);
            p = v.fma(a4, p);
            q = v.fma(b4, q);
            second.fma(b4, first.fma(a4, v)).intoArray(y, t4 + d);
            v = load(y, t5 + d);
            p = v.fma(a5, p);
            q = v.fma(b5, q);
            second.fma(b5, first.fma(a5, v)).intoArray(y, t5 + d);
            q.intoArray(intoB, atB + d);
            p.intoArray(intoA, atA + d);
        }
    }

    private void oneOfTwo(TrainingBatch batch, int a, int b, int target, float ga, float gb) {
        FloatVector gradientA = FloatVector.broadcast(SPECIES, ga);
        FloatVector gradientB = FloatVector.broadcast(SPECIES, gb);
        for (int d = 0; d < batch.length; d += LANES) {
            FloatVector v = load(batch.y, target + d);
            v.fma(gradientA, load(moved, d)).intoArray(moved, d);
            v.fma(gradientB, load(secondMoved, d)).intoArray(secondMoved, d);
            FloatVector less = load(batch.x, a + d).fma(gradientA, v);
            load(batch.x, b + d).fma(gradientB, less).intoArray(batch.y, target + d);
        }
    }

    private FloatVector gradient(int place) {
        return FloatVector.broadcast(SPECIES, logistic.gradient(place));
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
