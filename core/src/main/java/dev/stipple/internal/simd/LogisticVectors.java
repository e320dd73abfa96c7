package dev.stipple.internal.simd;

import static dev.stipple.internal.simd.PanamaTrainingKernels.LANES;
import static dev.stipple.internal.simd.PanamaTrainingKernels.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The logistic function of whole vectors of scores, with its gradients and loss.
final class LogisticVectors {
    private static final float LOG2_E = 1.442695f;
    /// Adding 1.5 · 2^23 rounds a small float to an integer, which then lies in its lowest bits.
    private static final float ROUNDER = 12_582_912f;

    private static final int EXPONENT_SHIFT = 23;
    private static final float LOWEST_EXPONENT = -126;

    /// 2^f for f from -1/2 to 1/2, highest power first; wrong by 2.4e-6 at most.
    private static final float[] POWER = {1.3333558e-3f, 9.618129e-3f, 5.550411e-2f, 0.2402265f, 0.6931472f, 1};
    /// ln(1 + z) for z from 0 to 1, highest power first; wrong by 4e-8 at most (Abramowitz and Stegun, 4.1.44).
    private static final float[] LOG = {
        -0.006453544f, 0.036088493f, -0.09532939f, 0.16765407f, -0.2407338f, 0.331799f, -0.49987411f, 0.9999964f, 0
    };

    /// 1 or 0 for each place that a score may have; weights are 0 where there is none.
    private final float[] labels;

    private final float[] weights;
    private final float[] gradients;
    private double loss;

    LogisticVectors(int places) {
        labels = new float[places + LANES];
        weights = new float[places + LANES];
        gradients = new float[places + LANES];
    }

    void clearLabels() {
        Arrays.fill(weights, 0);
    }

    void setLabel(int place, float label) {
        labels[place] = label;
        weights[place] = 1;
    }

    float gradient(int place) {
        return gradients[place];
    }

    /// Takes the gradients, times `rate`, of the scores in the first `count` places.
    void gradients(float[] partialSums, int count, float rate) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += LANES) {
            FloatVector score = HorizontalSums.finish(partialSums, i / HorizontalSums.TOGETHER * LANES);
            FloatVector label = load(labels, i);
            FloatVector weight = load(weights, i);
            if (count - i < LANES) {
                // Behind the last score lie those of a larger batch before.
                weight = weight.blend(0, SPECIES.indexInRange(i, count).not());
            }
            FloatVector exponential = exponentialOfMinus(score.abs());
            FloatVector reciprocal = one.div(exponential.add(1));
            FloatVector sigmoid = reciprocal.blend(reciprocal.mul(exponential), score.compare(VectorOperators.LT, 0f));
            label.sub(sigmoid).mul(weight).mul(rate).intoArray(gradients, i);
            // -ln σ(s) is ln(1 + e^-|s|), and -s more where s is negative.
            FloatVector wrong = score.mul(label.mul(-2f).add(1)).max(0);
            sum = polynomial(LOG, exponential).add(wrong).fma(weight, sum);
        }
        loss += sum.reduceLanes(VectorOperators.ADD);
    }

    double takeLoss() {
        double taken = loss;
        loss = 0;
        return taken;
    }

    /// e^-a as 2^(n + f), for a from 0 up.
    private static FloatVector exponentialOfMinus(FloatVector a) {
        FloatVector power = a.mul(-LOG2_E).max(LOWEST_EXPONENT);
        FloatVector rounded = power.add(ROUNDER);
        FloatVector fraction = power.sub(rounded.sub(ROUNDER));
        return polynomial(POWER, fraction)
                .reinterpretAsInts()
                .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                .reinterpretAsFloats();
    }

    private static FloatVector polynomial(float[] coefficients, FloatVector argument) {
        FloatVector value = FloatVector.broadcast(SPECIES, coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            value = value.fma(argument, FloatVector.broadcast(SPECIES, coefficients[i]));
        }
        return value;
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
