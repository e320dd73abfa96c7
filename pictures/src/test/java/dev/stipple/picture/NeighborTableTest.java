package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.Progress;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.Vectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighborTableTest {
    @Test
    void findsWhatSortingFinds() {
        Matrix vectors = RandomVectors.inGroups(1100, 7, 5);

        NeighborTable table = NeighborTable.of(vectors, 6, Progress.NONE);

        for (int row = 0; row < 1100; row += 91) {
            int query = row;
            int[] sorted = IntStream.range(0, 1100)
                    .filter(other -> other != query)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> -cosine(vectors, query, other)))
                    .mapToInt(other -> other)
                    .limit(6)
                    .toArray();
            assertThat(Arrays.copyOfRange(table.rows, row * 6, row * 6 + 6)).isEqualTo(sorted);
        }
    }

    @Test
    void noRowIsItsOwnNeighborHoweverManyAreEqual() {
        Matrix equal = Matrix.zeros(30, 2);
        IntStream.range(0, 30).forEach(row -> equal.setRow(row, new float[] {1, 2}, 0));

        NeighborTable table = NeighborTable.of(equal, 5, Progress.NONE);

        for (int i = 0; i < table.rows.length; i++) {
            assertThat(table.rows[i]).isNotEqualTo(i / 5);
        }
    }

    @Test
    void theNumberIsCutToTheOthers() {
        assertThat(NeighborTable.of(RandomVectors.inGroups(3, 2, 1), 10, Progress.NONE).count)
                .isEqualTo(2);
        assertThat(NeighborTable.of(RandomVectors.inGroups(1, 2, 1), 10, Progress.NONE).count)
                .isZero();
    }

    private static double cosine(Matrix vectors, int a, int b) {
        return Vectors.dot(Vectors.normalized(vectors.row(a)), Vectors.normalized(vectors.row(b)));
    }
}
