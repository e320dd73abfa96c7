package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.Progress;
import dev.stipple.vector.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneTest {
    private static final Tsne.Config SMALL = Tsne.Config.DEFAULT.withPerplexity(10);

    @Test
    void nearestPointsAreOfTheSameGroup() {
        Matrix places = Tsne.layout(RandomVectors.inGroups(300, 20, 6), SMALL, Progress.NONE);

        for (int i = 0; i < 300; i++) {
            assertThat(nearest(places, i) % 6)
                    .as("group of the point nearest to %d", i)
                    .isEqualTo(i % 6);
        }
    }

    @Test
    void theTreeKeepsAsManyNeighborsAsAllPairsDo() {
        Matrix vectors = RandomVectors.inGroups(400, 20, 40);
        NeighborTable neighbors = NeighborTable.of(vectors, SMALL.neighbors(), Progress.NONE);

        double exact = kept(neighbors, Tsne.layout(vectors, neighbors, SMALL, new ExactRepulsion(), Progress.NONE));
        double fast = kept(neighbors, Tsne.layout(vectors, neighbors, SMALL, Progress.NONE));

        assertThat(exact).isGreaterThan(0.5);
        assertThat(fast).isGreaterThan(exact - 0.03);
    }

    @Test
    void theSameVectorsGiveTheSamePlaces() {
        Matrix vectors = RandomVectors.inGroups(200, 5, 3);

        Matrix once = Tsne.layout(vectors, SMALL.withIterations(50), Progress.NONE);
        Matrix again = Tsne.layout(vectors, SMALL.withIterations(50), Progress.NONE);

        for (int row = 0; row < 200; row++) {
            assertThat(again.row(row)).isEqualTo(once.row(row));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void fewPointsAreEnough(int size) {
        Matrix places = Tsne.layout(RandomVectors.inGroups(size, 1, 2), Tsne.Config.DEFAULT, Progress.NONE);

        assertThat(places.rows()).isEqualTo(size);
        for (int row = 0; row < size; row++) {
            assertThat(Float.isFinite(places.get(row, 0)) && Float.isFinite(places.get(row, 1)))
                    .isTrue();
        }
    }

    @Test
    void equalVectorsAndZeroesHavePlacesToo() {
        Matrix places = Tsne.layout(Matrix.zeros(40, 3), SMALL, Progress.NONE);

        for (int row = 0; row < 40; row++) {
            assertThat(Float.isFinite(places.get(row, 0)) && Float.isFinite(places.get(row, 1)))
                    .isTrue();
        }
    }

    @Test
    void perplexityUnderOneIsRefused() {
        assertThatThrownBy(() -> SMALL.withPerplexity(0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("perplexity 0.5 is not from 1 to 10000");
    }

    private static int nearest(Matrix places, int point) {
        int best = -1;
        for (int i = 0; i < places.rows(); i++) {
            if (i != point && (best < 0 || distance(places, point, i) < distance(places, point, best))) {
                best = i;
            }
        }
        return best;
    }

    /// The share of points whose nearest one on the plane is one of their ten nearest vectors.
    private static double kept(NeighborTable neighbors, Matrix places) {
        int kept = 0;
        for (int point = 0; point < neighbors.size; point++) {
            int nearest = nearest(places, point);
            for (int i = 0; i < 10; i++) {
                kept += neighbors.rows[point * neighbors.count + i] == nearest ? 1 : 0;
            }
        }
        return (double) kept / neighbors.size;
    }

    private static double distance(Matrix places, int a, int b) {
        return Math.hypot(places.get(a, 0) - places.get(b, 0), places.get(a, 1) - places.get(b, 1));
    }
}
