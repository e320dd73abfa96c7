package dev.stipple.picture;

/// Looks at every pair: the slow twin that judges [TreeRepulsion].
final class ExactRepulsion implements Repulsion {
    @Override
    public double forces(float[] x, float[] y, float[] forceX, float[] forceY) {
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            double sumX = 0;
            double sumY = 0;
            for (int j = 0; j < x.length; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double q = 1 / (1 + dx * dx + dy * dy);
                total += i == j ? 0 : q;
                sumX += q * q * dx;
                sumY += q * q * dy;
            }
            forceX[i] = (float) sumX;
            forceY[i] = (float) sumY;
        }
        return total;
    }
}
