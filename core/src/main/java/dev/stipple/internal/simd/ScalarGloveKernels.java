package dev.stipple.internal.simd;

/// GloVe's step without the Vector API.
public final class ScalarGloveKernels implements GloveKernels {
    private final ScalarFloatKernels floats = new ScalarFloatKernels();

    @Override
    public float step(
            float[] a, int aAt, float[] b, int bAt, int length, float target, float weight, float learningRate) {
        float difference = floats.dot(a, aAt, b, bAt, length) - target;
        float scale = learningRate * weight * difference;
        for (int i = 0; i < length; i++) {
            float stepA = scale * b[bAt + i];
            float stepB = scale * a[aAt + i];
            move(a, aAt + i, length, stepA);
            move(b, bAt + i, length, stepB);
        }
        return difference;
    }

    private static void move(float[] values, int at, int length, float step) {
        float squares = values[at + length];
        values[at] -= step / (float) Math.sqrt(squares);
        values[at + length] = squares + step * step;
    }

    @Override
    public int paddedLength(int least) {
        return least;
    }
}
