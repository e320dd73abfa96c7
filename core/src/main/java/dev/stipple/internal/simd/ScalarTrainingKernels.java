package dev.stipple.internal.simd;

import java.util.Arrays;

/// Readable kernels, which judge the others and run where there is no Vector API.
public final class ScalarTrainingKernels implements TrainingKernels {
    private final float[] gradients;
    /// What the inputs of a turn learn.
    private final float[] steps;

    private double loss;

    /// Makes kernels for batches of at most `maxTargets` targets for each input, and rows of `length` floats.
    public ScalarTrainingKernels(int maxTargets, int length) {
        this.gradients = new float[TrainingBatch.MAX_INPUTS * maxTargets];
        this.steps = new float[2 * length];
    }

    @Override
    public void train(TrainingBatch batch, float rate) {
        int targets = batch.targetCount();
        for (int i = 0; i < batch.inputCount; i++) {
            for (int j = 0; j < targets; j++) {
                float score = dot(batch, batch.inputs[i], batch.targets[batch.target(i) + j]);
                gradients[i * targets + j] = gradient(score, batch.label(j), rate);
            }
        }
        for (int i = 0; i < batch.inputCount; i += batch.turn(i)) {
            move(batch, i, batch.turn(i));
        }
    }

    private float gradient(float score, float label, float rate) {
        float exponential = (float) Math.exp(-Math.abs(score));
        float sigmoid = (score < 0 ? exponential : 1) / (1 + exponential);
        // -ln σ(s) is ln(1 + e^-s), here without an exponential that overflows.
        loss += Math.log1p(exponential) + Math.max(0, label == 1 ? -score : score);
        return (label - sigmoid) * rate;
    }

    private static float dot(TrainingBatch batch, int input, int target) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int d = 0; d < batch.length; d += 4) {
            sum0 += batch.x[input + d] * batch.y[target + d];
            sum1 += batch.x[input + d + 1] * batch.y[target + d + 1];
            sum2 += batch.x[input + d + 2] * batch.y[target + d + 2];
            sum3 += batch.x[input + d + 3] * batch.y[target + d + 3];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /// Moves `count` inputs from number `first` on, which take their turn together, and their targets.
    private void move(TrainingBatch batch, int first, int count) {
        Arrays.fill(steps, 0, count * batch.length, 0);
        for (int j = 0; j < batch.targetCount(); j++) {
            int target = batch.targets[batch.target(first) + j];
            for (int d = 0; d < batch.length; d++) {
                float v = batch.y[target + d];
                float sum = v;
                for (int k = 0; k < count; k++) {
                    float gradient = gradients[(first + k) * batch.targetCount() + j];
                    steps[k * batch.length + d] += gradient * v;
                    sum += gradient * batch.x[batch.inputs[first + k] + d];
                }
                batch.y[target + d] = sum;
            }
        }
        for (int k = 0; k < count; k++) {
            for (int d = 0; d < batch.length; d++) {
                batch.x[batch.inputs[first + k] + d] += steps[k * batch.length + d];
            }
        }
    }

    @Override
    public double takeLoss() {
        double taken = loss;
        loss = 0;
        return taken;
    }

    @Override
    public void sum(float[] x, int[] rows, int count, int length, float factor, float[] into) {
        for (int d = 0; d < length; d++) {
            float sum = 0;
            for (int i = 0; i < count; i++) {
                sum += x[rows[i] + d];
            }
            into[d] = sum * factor;
        }
    }

    @Override
    public void addDifference(float[] to, float[] from, float factor, float[] x, int[] rows, int count, int length) {
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < length; d++) {
                x[rows[i] + d] += (to[d] - from[d]) * factor;
            }
        }
    }
}
