package dev.stipple.picture;

/// The force by which the points of t-SNE push each other away.
///
/// With `q = 1 / (1 + d²)`, `d` being the distance of two points on the plane, the force on a point is the sum over all
/// others of `q²` times the difference to them. It still has to be divided by the sum of all `q`.
interface Repulsion {
    /// Writes the force on each point to `forceX` and `forceY`, and returns the sum of `q` over all ordered pairs of
    /// different points.
    double forces(float[] x, float[] y, float[] forceX, float[] forceY);
}
