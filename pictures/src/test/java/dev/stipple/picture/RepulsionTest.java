package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tree beside its slow twin.
class RepulsionTest {
    @ParameterizedTest
    @CsvSource({"2, 1", "9, 1", "65, 1e-4", "1000, 0.01", "3000, 5", "3000, 100"})
    void theTreeComesCloseToAllPairs(int size, float spread) {
        Random random = new Random(size);
        float[][] places = new float[2][size];
        for (int i = 0; i < size; i++) {
            // Groups of all sizes, as on a map.
            float reach = spread * (i % 5 == 0 ? 1 : 0.05f);
            places[0][i] = spread * (i % 3) + reach * (float) random.nextGaussian();
            places[1][i] = spread * (i % 7) + reach * (float) random.nextGaussian();
        }

        compare(places[0], places[1], 0.02);
    }

    @Test
    void pointsInOnePlaceDontPush() {
        float[] same = new float[500];
        float[] x = new float[500];
        float[] y = new float[500];

        assertThat(new TreeRepulsion().forces(same, same, x, y)).isCloseTo(500 * 499, within(1.0));
        assertThat(x).containsOnly(0);
        assertThat(y).containsOnly(0);
    }

    private static void compare(float[] x, float[] y, double tolerance) {
        int size = x.length;
        float[][] exact = new float[2][size];
        float[][] fast = new float[2][size];

        double total = new ExactRepulsion().forces(x, y, exact[0], exact[1]);
        assertThat(new TreeRepulsion().forces(x, y, fast[0], fast[1])).isCloseTo(total, within(total * 0.01));

        double off = 0;
        double all = 0;
        for (int i = 0; i < size; i++) {
            off += Math.pow(fast[0][i] - exact[0][i], 2) + Math.pow(fast[1][i] - exact[1][i], 2);
            all += Math.pow(exact[0][i], 2) + Math.pow(exact[1][i], 2);
        }
        assertThat(Math.sqrt(off / all)).as("error of the forces").isLessThan(tolerance);
    }
}
