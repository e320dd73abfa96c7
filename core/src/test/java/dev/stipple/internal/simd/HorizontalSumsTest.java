package dev.stipple.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class HorizontalSumsTest {
    private static final int LANES = PanamaTrainingKernels.LANES;

    /// Often enough to be interpreted first, and compiled in the end.
    private static final int TIMES = 30_000;

    @Test
    void totalFoldsHalvesWhetherCompiledOrNot() {
        Random random = new Random(1);
        float[] values = new float[LANES];
        for (int time = 0; time < TIMES; time++) {
            for (int lane = 0; lane < LANES; lane++) {
                values[lane] = (float) random.nextGaussian() * (1 << random.nextInt(12));
            }
            float total = HorizontalSums.total(FloatVector.fromArray(PanamaTrainingKernels.SPECIES, values, 0));
            assertThat(total).isEqualTo(folded(values));
        }
    }

    private static float folded(float[] values) {
        float[] sums = values.clone();
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                sums[lane] += sums[lane + half];
            }
        }
        return sums[0];
    }
}
