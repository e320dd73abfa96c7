package dev.stipple.internal.simd;

/// Kernels without the Vector API. Sums go to four accumulators, so that one addition needs not wait for another and
/// rounding errors grow more slowly.
public final class ScalarFloatKernels implements FloatKernels {
    private static final int PANEL = 8;

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i <= length - 4; i += 4) {
            sum0 += a[aAt + i] * b[bAt + i];
            sum1 += a[aAt + i + 1] * b[bAt + i + 1];
            sum2 += a[aAt + i + 2] * b[bAt + i + 2];
            sum3 += a[aAt + i + 3] * b[bAt + i + 3];
        }
        for (; i < length; i++) {
            sum0 += a[aAt + i] * b[bAt + i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    @Override
    public float squaredDistance(float[] a, int aAt, float[] b, int bAt, int length) {
        float sum0 = 0;
        float sum1 = 0;
        int i = 0;
        for (; i <= length - 2; i += 2) {
            float difference0 = a[aAt + i] - b[bAt + i];
            float difference1 = a[aAt + i + 1] - b[bAt + i + 1];
            sum0 += difference0 * difference0;
            sum1 += difference1 * difference1;
        }
        if (i < length) {
            float difference = a[aAt + i] - b[bAt + i];
            sum0 += difference * difference;
        }
        return sum0 + sum1;
    }

    @Override
    public void dots(float[] rows, int at, int count, int length, float[] query, float[] into) {
        for (int row = 0; row < count; row++) {
            into[row] = dot(rows, at + row * length, query, 0, length);
        }
    }

    @Override
    public int panelWidth() {
        return PANEL;
    }

    @Override
    public void products(float[] rows, int at, int count, int length, float[] panel, float[] into) {
        for (int row = 0; row < count; row++) {
            for (int q = 0; q < PANEL; q++) {
                float sum = 0;
                for (int i = 0; i < length; i++) {
                    sum += rows[at + row * length + i] * panel[i * PANEL + q];
                }
                into[row * PANEL + q] = sum;
            }
        }
    }

    @Override
    public long above(float[] values, int at, float factor, float[] bounds) {
        long mask = 0;
        for (int q = 0; q < PANEL; q++) {
            mask |= values[at + q] * factor > bounds[q] ? 1L << q : 0;
        }
        return mask;
    }

    @Override
    public void addScaled(float[] into, int intoAt, float[] values, int valuesAt, int length, float factor) {
        for (int i = 0; i < length; i++) {
            into[intoAt + i] += factor * values[valuesAt + i];
        }
    }
}
