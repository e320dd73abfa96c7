package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffinitiesTest {
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 5, 30, 60})
    void weightsHaveTheAskedPerplexity(double perplexity) {
        double[] distances = new double[90];
        Arrays.setAll(distances, i -> 0.2 + 0.01 * i * i);

        double[] weights = Affinities.conditional(distances, perplexity);

        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-9));
        double entropy = -Arrays.stream(weights)
                .filter(weight -> weight > 0)
                .map(weight -> weight * Math.log(weight))
                .sum();
        assertThat(Math.exp(entropy)).isCloseTo(perplexity, within(1e-3));
    }

    @Test
    void equalDistancesGetEqualWeights() {
        assertThat(Affinities.conditional(new double[] {3, 3, 3, 3}, 2)).containsOnly(0.25);
    }

    @Test
    void affinitiesAreSymmetricAndTogetherOne() {
        NeighborTable neighbors = NeighborTable.of(RandomVectors.inGroups(50, 8, 4), 9, Progress.NONE);

        Affinities affinities = Affinities.of(neighbors, 3);

        double[][] dense = dense(affinities, 50);
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            assertThat(dense[i][i]).isZero();
            for (int j = 0; j < 50; j++) {
                assertThat(dense[i][j]).isCloseTo(dense[j][i], within(1e-9));
                sum += dense[i][j];
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    private static double[][] dense(Affinities affinities, int size) {
        double[][] dense = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = affinities.starts[i]; k < affinities.starts[i + 1]; k++) {
                assertThat(dense[i][affinities.partners[k]])
                        .as("partners stand once")
                        .isZero();
                dense[i][affinities.partners[k]] = affinities.weights[k];
            }
        }
        return dense;
    }
}
