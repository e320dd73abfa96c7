package dev.stipple.internal.simd;

import static dev.stipple.internal.simd.PanamaTrainingKernels.LANES;
import static dev.stipple.internal.simd.PanamaTrainingKernels.SPECIES;

import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The logistic function of whole vectors of scores, with its gradients and loss.
final class LogisticVectors {
    private static final float LOG2_E = 1.442695f;
    /// Adding 1.5 · 2^23 rounds a small float to an integer, which then lies in its lowest bits.
    private static final float ROUNDER = 12_582_912f;

    private static final int EXPONENT_SHIFT = 23;
    private static final float LOWEST_EXPONENT = -126;

    /// By number: the lanes from there on.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final VectorMask<Float>[] BEHIND = IntStream.range(0, LANES)
            .mapToObj(lane -> SPECIES.indexInRange(0, lane).not())
            .toArray(VectorMask[]::new);

    private final float[] gradients;
    private final float[] lossLanes = new float[LANES];

    LogisticVectors(int places) {
        gradients = new float[places + LANES];
    }

    /// What scores are to be.
    static final class Labels {
        /// 1 or 0 for each place that a score may have; weights are 0 where there is none.
        private final float[] labels;

        private final float[] weights;

        Labels(int places) {
            labels = new float[places + LANES];
            weights = new float[places + LANES];
        }

        void clear() {
            Arrays.fill(weights, 0);
        }

        void set(int place, float label) {
            labels[place] = label;
            weights[place] = 1;
        }
    }

    float gradient(int place) {
        return gradients[place];
    }

    /// Moves the gradient of a place to another.
    void unite(int place, int from) {
        gradients[place] += gradients[from];
        gradients[from] = 0;
    }

    /// Takes the gradients, times `rate`, of the scores in the first `count` places.
    void gradients(float[] partialSums, Labels labels, int count, float rate) {
        FloatVector sum = load(lossLanes, 0);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            FloatVector score = HorizontalSums.finish(partialSums, i / HorizontalSums.TOGETHER * LANES);
            FloatVector label = load(labels.labels, i);
            FloatVector weight = load(labels.weights, i);
            if (count - i < LANES) {
                // Behind the last score lie those of a larger batch before.
                weight = weight.blend(0, BEHIND[count - i]);
            }
            FloatVector exponential = exponentialOfMinus(score.abs());
            FloatVector reciprocal = one.div(exponential.add(1));
            FloatVector sigmoid = reciprocal.blend(reciprocal.mul(exponential), score.compare(VectorOperators.LT, 0f));
            label.sub(sigmoid).mul(weight).mul(rate).intoArray(gradients, i);
            // -ln σ(s) is ln(1 + e^-|s|), and -s more where s is negative.
            FloatVector wrong = score.mul(label.mul(-2f).add(1)).max(0);
            sum = logarithm(exponential).add(wrong).fma(weight, sum);
        }
        sum.intoArray(lossLanes, 0);
    }

    /// Returns the loss since this was last asked. Asked often enough: a lane is a float.
    double takeLoss() {
        double taken = 0;
        for (float lane : lossLanes) {
            taken += lane;
        }
        Arrays.fill(lossLanes, 0);
        return taken;
    }

    /// e^-a as 2^(n + f), for a from 0 up.
    private static FloatVector exponentialOfMinus(FloatVector a) {
        FloatVector power = a.mul(-LOG2_E).max(LOWEST_EXPONENT);
        FloatVector rounded = power.add(ROUNDER);
        FloatVector fraction = power.sub(rounded.sub(ROUNDER));
        return power(fraction)
                .reinterpretAsInts()
                .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                .reinterpretAsFloats();
    }

    /// 2^f for f from -1/2 to 1/2; wrong by 2.4e-6 at most.
    private static FloatVector power(FloatVector f) {
        return constant(1.3333558e-3f)
                .fma(f, constant(9.618129e-3f))
                .fma(f, constant(5.550411e-2f))
                .fma(f, constant(0.2402265f))
                .fma(f, constant(0.6931472f))
                .fma(f, constant(1));
    }

    /// ln(1 + z) for z from 0 to 1; wrong by 4e-8 at most (Abramowitz and Stegun, 4.1.44).
    private static FloatVector logarithm(FloatVector z) {
        return constant(-0.006453544f)
                .fma(z, constant(0.036088493f))
                .fma(z, constant(-0.09532939f))
                .fma(z, constant(0.16765407f))
                .fma(z, constant(-0.2407338f))
                .fma(z, constant(0.331799f))
                .fma(z, constant(-0.49987411f))
                .fma(z, constant(0.9999964f))
                .mul(z);
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
