package dev.stipple.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The best kernels of this machine against the scalar ones, and those against double precision, at lengths off the
/// width of a vector.
class FloatKernelsTest {
    private static final FloatKernels SCALAR = new ScalarFloatKernels();
    private static final FloatKernels BEST = FloatKernels.best();
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 15, 16, 31, 32, 100, 1021, 4098})
    void pairs(int length) {
        float[] a = randoms(length + 3);
        float[] b = randoms(length + 5);
        float tolerance = 1e-5f * (length + 1);

        double dot = 0;
        double distance = 0;
        for (int i = 0; i < length; i++) {
            dot += (double) a[3 + i] * b[5 + i];
            distance += Math.pow((double) a[3 + i] - b[5 + i], 2);
        }
        for (FloatKernels kernels : new FloatKernels[] {SCALAR, BEST}) {
            assertThat(kernels.dot(a, 3, b, 5, length)).isCloseTo((float) dot, within(tolerance));
            assertThat(kernels.squaredDistance(a, 3, b, 5, length)).isCloseTo((float) distance, within(tolerance));
            float[] sum = b.clone();
            kernels.addScaled(sum, 5, a, 3, length, 0.5f);
            for (int i = 0; i < sum.length; i++) {
                float added = i < 5 || i >= 5 + length ? 0 : 0.5f * a[i - 2];
                assertThat(sum[i]).isCloseTo(b[i] + added, within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 15, 16, 31, 100, 1021})
    void rows(int length) {
        for (int count : new int[] {0, 1, 3, 4, 5, 9}) {
            float[] rows = randoms(2 + count * length);
            float[] query = randoms(length);
            for (FloatKernels kernels : new FloatKernels[] {SCALAR, BEST}) {
                float[] dots = new float[count];
                kernels.dots(rows, 2, count, length, query, dots);
                for (int row = 0; row < count; row++) {
                    assertThat(dots[row])
                            .isCloseTo(SCALAR.dot(rows, 2 + row * length, query, 0, length), within(1e-5f * length));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 15, 16, 31, 100, 1021})
    void products(int length) {
        for (FloatKernels kernels : new FloatKernels[] {SCALAR, BEST}) {
            int width = kernels.panelWidth();
            float[] panel = randoms(length * width);
            for (int count : new int[] {0, 1, 3, 4, 5, 9}) {
                float[] rows = randoms(2 + count * length);
                float[] products = new float[count * width];
                kernels.products(rows, 2, count, length, panel, products);
                for (int i = 0; i < products.length; i++) {
                    float[] column = new float[length];
                    for (int j = 0; j < length; j++) {
                        column[j] = panel[j * width + i % width];
                    }
                    float dot = SCALAR.dot(rows, 2 + i / width * length, column, 0, length);
                    assertThat(products[i]).isCloseTo(dot, within(1e-5f * length));
                }
            }
        }
    }

    @Test
    void aboveComparesStrictlyAndNaNIsNeverAbove() {
        for (FloatKernels kernels : new FloatKernels[] {SCALAR, BEST}) {
            int width = kernels.panelWidth();
            float[] values = new float[width + 1];
            float[] bounds = new float[width];
            values[1] = 3;
            bounds[0] = 5;
            values[2] = 3;
            bounds[1] = 6;
            values[3] = Float.NaN;
            bounds[2] = Float.NEGATIVE_INFINITY;
            values[width] = 1;
            bounds[width - 1] = 1.5f;

            assertThat(kernels.above(values, 1, 2, bounds)).isEqualTo(1 | (1L << (width - 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 31, 100})
    void naNAndInfinityComeThrough(int length) {
        for (FloatKernels kernels : new FloatKernels[] {SCALAR, BEST}) {
            float[] a = randoms(length);
            float[] ones = new float[length];
            Arrays.fill(ones, 1);
            a[length - 1] = Float.POSITIVE_INFINITY;
            assertThat(kernels.dot(a, 0, ones, 0, length)).isInfinite();
            a[length / 2] = Float.NaN;
            assertThat(kernels.dot(a, 0, ones, 0, length)).isNaN();
            assertThat(kernels.squaredDistance(a, 0, ones, 0, length)).isNaN();
        }
    }

    private float[] randoms(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }
}
