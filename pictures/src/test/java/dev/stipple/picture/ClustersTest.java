package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.vector.Matrix;
import org.junit.jupiter.api.Test;

class ClustersTest {
    @Test
    void groupsThatLieApartAreFoundAndNumberedByTheirFirstMembers() {
        int[] groups = Clusters.of(RandomVectors.inGroups(120, 20, 4), 4);

        for (int i = 0; i < 120; i++) {
            assertThat(groups[i]).isEqualTo(i % 4);
        }
    }

    @Test
    void moreGroupsThanVectorsAreAGroupEach() {
        assertThat(Clusters.of(RandomVectors.inGroups(3, 4, 3), 12)).containsExactly(0, 1, 2);
    }

    @Test
    void vectorsOfZeroesAreOneGroup() {
        assertThat(Clusters.of(Matrix.zeros(5, 3), 2)).containsOnly(0);
    }
}
