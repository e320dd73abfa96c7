package dev.stipple.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Searches against the plainest one: every similarity computed alone, and all of them sorted.
class NearestRowsTest {
    private final Random random = new Random(11);

    @ParameterizedTest
    @EnumSource(Similarity.class)
    void findsWhatSortingFinds(Similarity similarity) {
        for (int[] shape : new int[][] {{1, 1}, {5, 3}, {700, 31}, {50_000, 100}}) {
            Matrix matrix = randoms(shape[0], shape[1]);
            NearestRows rows = NearestRows.of(matrix, similarity);
            for (int queries : new int[] {1, 2, 9, 40}) {
                List<float[]> some = new ArrayList<>();
                for (int i = 0; i < queries; i++) {
                    some.add(randoms(1, shape[1]).row(0));
                }
                int count = 7;
                List<List<Hit>> hits = rows.search(some, count);
                assertThat(hits).hasSize(queries);
                for (int i = 0; i < queries; i += 13) {
                    check(hits.get(i), some.get(i), matrix, similarity, Math.min(count, shape[0]));
                }
            }
        }
    }

    private static void check(List<Hit> hits, float[] query, Matrix matrix, Similarity similarity, int count) {
        float[] all = new float[matrix.rows()];
        for (int row = 0; row < all.length; row++) {
            all[row] = similarity.of(query, matrix.row(row));
        }
        List<Integer> sorted = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -all[row]))
                .limit(count)
                .toList();
        assertThat(hits).hasSize(count);
        for (int i = 0; i < count; i++) {
            float expected = all[sorted.get(i)];
            assertThat(hits.get(i).similarity()).isCloseTo(expected, within(1e-4f));
            assertThat(all[hits.get(i).row()]).isCloseTo(expected, within(1e-4f));
        }
    }

    @Test
    void equalRowsComeInOrderAndNaNNever() {
        float[] values = new float[200_000];
        for (int i = 0; i < values.length; i += 2) {
            values[i] = 1;
        }
        values[2 * 3] = Float.NaN;
        values[2 * 5 + 1] = 1;
        Matrix matrix = Matrix.of(100_000, 2, values);
        for (int queries : new int[] {1, 33}) {
            List<List<Hit>> hits = NearestRows.of(matrix, Similarity.COSINE)
                    .search(Collections.nCopies(queries, new float[] {2, 0}), 6);
            assertThat(hits)
                    .allSatisfy(some -> assertThat(some).extracting(Hit::row).containsExactly(0, 1, 2, 4, 6, 7));
        }
    }

    @Test
    void zeroRowsHaveNoDirection() {
        Matrix matrix = Matrix.of(3, 2, new float[] {0, 0, -1, 0, 1, 0});

        assertThat(NearestRows.of(matrix, Similarity.COSINE).search(new float[] {1, 0}, 3))
                .containsExactly(new Hit(2, 1), new Hit(0, 0), new Hit(1, -1));
    }

    @Test
    void combinedScores() {
        Matrix matrix = randoms(30_000, 40);
        List<float[]> queries = List.of(matrix.row(3), matrix.row(9));

        List<Hit> hits = NearestRows.of(matrix, Similarity.COSINE)
                .search(queries, similarities -> Math.min(similarities[0], similarities[1]), 2);

        float best = Float.NEGATIVE_INFINITY;
        int row = -1;
        for (int i = 0; i < matrix.rows(); i++) {
            float score = Math.min(
                    Vectors.cosine(matrix.row(i), queries.get(0)), Vectors.cosine(matrix.row(i), queries.get(1)));
            if (score > best) {
                best = score;
                row = i;
            }
        }
        assertThat(hits.getFirst().row()).isEqualTo(row);
        assertThat(hits.getFirst().similarity()).isCloseTo(best, within(1e-5f));
    }

    @Test
    void wrongQueriesAreRefused() {
        NearestRows rows = NearestRows.of(Matrix.zeros(4, 3), Similarity.DOT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.search(new float[2], 1))
                .withMessage("a query of 2 values for vectors of 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.search(new float[] {0, Float.NaN, 0}, 1))
                .withMessage("the query holds NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> rows.search(new float[3], 0));
        assertThat(NearestRows.of(Matrix.zeros(0, 3), Similarity.COSINE).search(new float[3], 2))
                .isEmpty();
    }

    private Matrix randoms(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Matrix.of(rows, columns, values);
    }
}
