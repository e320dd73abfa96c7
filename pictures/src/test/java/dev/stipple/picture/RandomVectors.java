package dev.stipple.picture;

import dev.stipple.vector.Matrix;
import java.util.Random;

/// Vectors to draw.
final class RandomVectors {
    private RandomVectors() {}

    /// Vectors of which row `i` points about where all rows of the group `i % groups` do.
    static Matrix inGroups(int rows, int columns, int groups) {
        Random random = new Random(7);
        float[][] centres = new float[groups][];
        for (int group = 0; group < groups; group++) {
            centres[group] = gaussian(random, columns, 1);
        }
        Matrix vectors = Matrix.zeros(rows, columns);
        for (int row = 0; row < rows; row++) {
            float[] vector = gaussian(random, columns, 0.3f);
            for (int column = 0; column < columns; column++) {
                vector[column] += centres[row % groups][column];
            }
            vectors.setRow(row, vector, 0);
        }
        return vectors;
    }

    private static float[] gaussian(Random random, int length, float deviation) {
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = deviation * (float) random.nextGaussian();
        }
        return vector;
    }
}
