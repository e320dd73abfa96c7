package dev.stipple.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Decompositions, rotations and principal components, by the properties that define them.
class RotationTest {
    private final Random random = new Random(5);

    @Test
    void aDecompositionMultipliesBack() {
        for (int size : new int[] {1, 2, 5, 40}) {
            double[][] matrix = new double[size][size];
            for (double[] row : matrix) {
                for (int j = 0; j < size; j++) {
                    row[j] = random.nextGaussian();
                }
            }
            if (size > 2) {
                matrix[size - 1] = matrix[0].clone();
            }
            Svd svd = Svd.of(matrix);
            for (int i = 0; i < size; i++) {
                assertThat(svd.values[i]).isLessThanOrEqualTo(i == 0 ? Double.MAX_VALUE : svd.values[i - 1]);
                for (int j = 0; j < size; j++) {
                    double sum = 0;
                    for (int k = 0; k < size; k++) {
                        sum += svd.left[k][i] * svd.values[k] * svd.right[k][j];
                    }
                    assertThat(sum).isCloseTo(matrix[i][j], within(1e-12));
                    double unit = i == j ? 1 : 0;
                    assertThat(Svd.dot(svd.left[i], svd.left[j])).isCloseTo(unit, within(1e-12));
                    assertThat(Svd.dot(svd.right[i], svd.right[j])).isCloseTo(unit, within(1e-12));
                }
            }
        }
    }

    @Test
    void aRotationIsFoundAgain() {
        Matrix points = randoms(200, 12);
        // Any orthogonal matrix, such as that of the left vectors of a random one.
        double[][] noise = new double[12][12];
        for (double[] row : noise) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        double[][] turn = Svd.of(noise).left;
        Matrix turned = Matrix.zeros(200, 12);
        for (int row = 0; row < 200; row++) {
            float[] image = new float[12];
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < 12; j++) {
                    image[i] += (float) (turn[i][j] * points.get(row, j));
                }
            }
            turned.setRow(row, image, 0);
        }

        Matrix images = Rotation.aligning(points, turned).apply(points);

        for (int row = 0; row < 200; row++) {
            assertThat(Vectors.distance(images.row(row), turned.row(row))).isLessThan(1e-5f);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Rotation.aligning(points, randoms(200, 11)));
    }

    @Test
    void evenFewPointsGiveARotation() {
        Matrix points = randoms(2, 6);

        Matrix images = Rotation.aligning(points, randoms(2, 6)).apply(points);

        assertThat(Vectors.norm(images.row(0))).isCloseTo(Vectors.norm(points.row(0)), within(1e-5f));
        assertThat(Vectors.dot(images.row(0), images.row(1)))
                .isCloseTo(Vectors.dot(points.row(0), points.row(1)), within(1e-5f));
    }

    @Test
    void principalComponentsKeepTheVariance() {
        // Points near a plane, far from the origin.
        Matrix points = Matrix.zeros(20_000, 5);
        for (int row = 0; row < points.rows(); row++) {
            float a = (float) random.nextGaussian() * 3;
            float b = (float) random.nextGaussian();
            float c = (float) random.nextGaussian() * 0.01f;
            points.setRow(row, new float[] {7 + a, 7 + b, a, -b + c, c}, 0);
        }
        PrincipalComponents components = PrincipalComponents.of(points, 3);
        Matrix projected = components.project(points);

        assertThat(projected.columns()).isEqualTo(3);
        assertThat(components.variances()[0]).isCloseTo(18, within(0.6));
        assertThat(components.variances()[1]).isCloseTo(2, within(0.1));
        assertThat(components.variances()[2]).isLessThan(0.001);
        assertThat(Vectors.norm(Vectors.mean(projected))).isLessThan(1e-3f);
        assertThat(Vectors.distance(projected.row(0), projected.row(1)))
                .isCloseTo(Vectors.distance(points.row(0), points.row(1)), within(0.02f));
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(points, 6));
    }

    private Matrix randoms(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Matrix.of(rows, columns, values);
    }
}
