package dev.stipple.vector;

/// How near two vectors are: the greater, the nearer.
public enum Similarity {
    /// The cosine of the angle between them, from -1 to 1; 0 if one of them is zero.
    COSINE,
    /// The dot product.
    DOT,
    /// The Euclidean distance, negated: 0 for equal vectors, less for others.
    EUCLIDEAN;

    /// Returns the similarity of two vectors.
    public float of(float[] a, float[] b) {
        return switch (this) {
            case COSINE -> Vectors.cosine(a, b);
            case DOT -> Vectors.dot(a, b);
            case EUCLIDEAN -> -Vectors.distance(a, b);
        };
    }
}
