package dev.stipple.internal.simd;

/// Readable kernels, which judge the others and run where there is no Vector API.
public final class ScalarTrainingKernels implements TrainingKernels {
    private final float[] gradients;
    private final float[] moved;
    private double loss;

    /// Makes kernels for batches of at most `maxTargets` targets for each input, and rows of `length` floats.
    public ScalarTrainingKernels(int maxTargets, int length) {
        this.gradients = new float[TrainingBatch.MAX_INPUTS * maxTargets];
        this.moved = new float[length];
    }

    @Override
    public void train(TrainingBatch batch, float rate) {
        int targets = batch.targetCount();
        for (int i = 0; i < batch.inputCount; i++) {
            for (int j = 0; j < targets; j++) {
                float score = dot(batch, batch.inputs[i], batch.targets[i / batch.group * targets + j]);
                gradients[i * targets + j] = gradient(score, batch.label(j), rate);
            }
        }
        for (int i = 0; i < batch.inputCount; i++) {
            update(batch, i);
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

    private void update(TrainingBatch batch, int i) {
        int input = batch.inputs[i];
        System.arraycopy(batch.x, input, moved, 0, batch.length);
        for (int j = 0; j < batch.targetCount(); j++) {
            int target = batch.targets[i / batch.group * batch.targetCount() + j];
            float gradient = gradients[i * batch.targetCount() + j];
            for (int d = 0; d < batch.length; d++) {
                float v = batch.y[target + d];
                moved[d] += gradient * v;
                batch.y[target + d] = v + gradient * batch.x[input + d];
            }
        }
        System.arraycopy(moved, 0, batch.x, input, batch.length);
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
