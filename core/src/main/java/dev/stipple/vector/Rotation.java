package dev.stipple.vector;

/// A rotation of space, or one with a reflection: it keeps lengths and angles. Immutable and thread-safe.
public final class Rotation {
    /// Row `i` makes coordinate `i` of the image.
    private final float[][] rows;

    private Rotation(float[][] rows) {
        this.rows = rows;
    }

    /// Returns the rotation that brings the rows of `from` nearest to the rows of `to`, by the sum of squared
    /// distances: the solution of the orthogonal Procrustes problem. (P. H. Schönemann, *A generalized solution of
    /// the orthogonal Procrustes problem*, 1966.)
    ///
    /// @throws IllegalArgumentException if the matrices have different shapes
    public static Rotation aligning(Matrix from, Matrix to) {
        if (from.rows() != to.rows() || from.columns() != to.columns()) {
            throw new IllegalArgumentException("a matrix of " + from.rows() + " × " + from.columns()
                    + " can't be aligned to one of " + to.rows() + " × " + to.columns());
        }
        Svd svd = Svd.of(Products.transposedProduct(from, to));
        int size = from.columns();
        float[][] rows = new float[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += svd.right[k][i] * svd.left[k][j];
                }
                rows[i][j] = (float) sum;
            }
        }
        return new Rotation(rows);
    }

    /// Returns the image of a vector.
    public float[] apply(float[] vector) {
        float[] image = new float[rows.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = Vectors.dot(rows[i], vector);
        }
        return image;
    }

    /// Returns the image of each row.
    public Matrix apply(Matrix matrix) {
        Matrix images = Matrix.zeros(matrix.rows(), rows.length);
        Products.forEachRow(matrix, (row, vector) -> images.setRow(row, apply(vector), 0));
        return images;
    }
}
