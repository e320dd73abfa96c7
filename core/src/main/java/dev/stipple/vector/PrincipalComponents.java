package dev.stipple.vector;

import java.util.Arrays;

/// The directions in which vectors vary most, and vectors seen along them. (K. Pearson, *On lines and planes of closest
/// fit to systems of points in space*, 1901.)
///
/// Computed in double precision from all rows. Of a direction and its opposite that one is taken whose greatest
/// coordinate is positive, so that the same vectors give the same picture everywhere. Immutable and thread-safe.
public final class PrincipalComponents {
    private final float[] mean;
    private final float[][] directions;
    private final double[] variances;

    private PrincipalComponents(float[] mean, float[][] directions, double[] variances) {
        this.mean = mean;
        this.directions = directions;
        this.variances = variances;
    }

    /// Returns the first `count` principal components of the rows of a matrix. Takes time in proportion to
    /// `rows × columns²`.
    ///
    /// @throws IllegalArgumentException if `count` is not from 1 to the number of columns
    public static PrincipalComponents of(Matrix rows, int count) {
        if (count < 1 || count > rows.columns()) {
            throw new IllegalArgumentException(
                    count + " principal components of vectors of " + rows.columns() + " values");
        }
        float[] mean = Vectors.mean(rows);
        Svd svd = Svd.of(Products.covariance(rows, mean));
        float[][] directions = new float[count][];
        for (int k = 0; k < count; k++) {
            directions[k] = direction(svd.right[k]);
        }
        return new PrincipalComponents(mean, directions, Arrays.copyOf(svd.values, count));
    }

    private static float[] direction(double[] vector) {
        double greatest = 0;
        for (double value : vector) {
            greatest = Math.abs(value) > Math.abs(greatest) ? value : greatest;
        }
        float[] direction = new float[vector.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (greatest < 0 ? -vector[i] : vector[i]);
        }
        return direction;
    }

    /// Returns the variance along each component, greatest first.
    public double[] variances() {
        return variances.clone();
    }

    /// Returns the coordinates of a vector along the components, seen from the mean.
    public float[] project(float[] vector) {
        float[] centred = vector.clone();
        Vectors.addScaled(centred, mean, -1);
        float[] coordinates = new float[directions.length];
        for (int k = 0; k < coordinates.length; k++) {
            coordinates[k] = Vectors.dot(centred, directions[k]);
        }
        return coordinates;
    }

    /// Returns the coordinates of each row.
    public Matrix project(Matrix rows) {
        Matrix projected = Matrix.zeros(rows.rows(), directions.length);
        Products.forEachRow(rows, (row, vector) -> projected.setRow(row, project(vector), 0));
        return projected;
    }
}
