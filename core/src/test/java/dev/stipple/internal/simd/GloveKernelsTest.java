package dev.stipple.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernels that run do what the readable ones do.
class GloveKernelsTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 7, 16, 31, 102, 1021})
    void kernelsAgree(int used) {
        GloveKernels fast = GloveKernels.best();
        GloveKernels readable = new ScalarGloveKernels();
        int length = fast.paddedLength(used);
        Random random = new Random(used);
        float[] a = parameter(random, 1, used, length);
        float[] b = parameter(random, 0, used, length);
        float[] sameA = a.clone();
        float[] sameB = b.clone();

        for (int step = 0; step < 5; step++) {
            float error = fast.step(a, 1, b, 0, length, 2.5f, 0.7f, 0.05f);
            assertThat(error).isEqualTo(readable.step(sameA, 1, sameB, 0, length, 2.5f, 0.7f, 0.05f), within(1e-5f));
        }

        assertThat(a).containsExactly(sameA, within(1e-5f));
        assertThat(b).containsExactly(sameB, within(1e-5f));
        assertThat(a[used]).as("a constant never moves").isEqualTo(1);
    }

    /// Numbers from `at` on, of which the last is a constant, and squares behind them.
    private static float[] parameter(Random random, int at, int used, int length) {
        float[] parameter = new float[at + 2 * length];
        for (int i = 0; i < length; i++) {
            parameter[at + i] = i < used ? (float) (random.nextGaussian() / Math.sqrt(used)) : 0;
            parameter[at + length + i] = 1 + random.nextFloat();
        }
        parameter[at + used - 1] = 1;
        parameter[at + length + used - 1] = Float.POSITIVE_INFINITY;
        return parameter;
    }
}
