package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void linearTicksAreRoundAndHoldZeroAndAllValues() {
        assertThat(Axis.linear(List.of(5.2, 66.4)).ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
        assertThat(Axis.linear(List.of(-3.0, Double.NaN, 9.0)).ticks())
                .containsExactly(-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
        assertThat(Axis.linear(List.of(Double.NaN)).ticks()).startsWith(0.0).endsWith(1.0);
    }

    @Test
    void logarithmicTicksAreRoundAndAtLeastTwo() {
        assertThat(Axis.logarithmic(List.of(3.0, 30.0)).ticks()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0);
        assertThat(Axis.logarithmic(List.of(0.0009, 400.0)).ticks())
                .containsExactly(1e-4, 1e-3, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0);
        assertThat(Axis.logarithmic(List.of(5.0, 5.0)).ticks()).containsExactly(5.0, 10.0);
        assertThat(Axis.logarithmic(List.of(0.0)).ticks()).containsExactly(1.0, 2.0);
    }

    @Test
    void allValuesLieOnTheAxis() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            double a = Math.pow(10, random.nextDouble(-3, 6));
            double b = Math.pow(10, random.nextDouble(-3, 6));
            for (Axis axis :
                    new Axis[] {Axis.linear(List.of(a, b)), Axis.logarithmic(List.of(a, b)), Axis.through(List.of(a, b))
                    }) {
                assertThat(axis.part(a)).as("%s on %s", a, axis).isBetween(-1e-6, 1 + 1e-6);
                assertThat(axis.part(b)).as("%s on %s", b, axis).isBetween(-1e-6, 1 + 1e-6);
                assertThat(axis.ticks()).hasSizeBetween(2, 11).isSorted();
            }
        }
    }

    @Test
    void equalFactorsAreEqualStepsOfALogarithmicAxis() {
        Axis axis = Axis.through(List.of(1.0, 10.0, 100.0));

        assertThat(axis.part(10) - axis.part(1)).isCloseTo(axis.part(100) - axis.part(10), within(1e-12));
        assertThat(Axis.through(List.of(50.0)).part(50)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void labelsHaveNoMoreDigitsThanTheyNeed() {
        assertThat(Axis.label(1000)).isEqualTo("1000");
        assertThat(Axis.label(0.05)).isEqualTo("0.05");
        assertThat(Axis.label(1e7)).isEqualTo("10000000");
    }
}
