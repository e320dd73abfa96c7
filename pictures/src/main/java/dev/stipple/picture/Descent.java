package dev.stipple.picture;

import java.util.Arrays;

/// Moves coordinates down their gradient, faster where they keep going the same way. (R. Jacobs, *Increased rates of
/// convergence through learning rate adaptation*, 1988.)
final class Descent {
    private static final float LEAST_GAIN = 0.01f;

    final float[] gradient;
    private final float[] places;
    private final float[] speeds;
    private final float[] gains;

    Descent(float[] places) {
        this.places = places;
        this.gradient = new float[places.length];
        this.speeds = new float[places.length];
        this.gains = new float[places.length];
        Arrays.fill(gains, 1);
    }

    /// Takes one step, and moves the middle of all back to 0.
    void move(float momentum, float rate) {
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            boolean turned = gradient[i] > 0 == speeds[i] > 0;
            gains[i] = Math.max(LEAST_GAIN, turned ? gains[i] * 0.8f : gains[i] + 0.2f);
            speeds[i] = momentum * speeds[i] - rate * gains[i] * gradient[i];
            places[i] += speeds[i];
            sum += places[i];
        }
        float middle = (float) (sum / places.length);
        for (int i = 0; i < places.length; i++) {
            places[i] -= middle;
        }
    }
}
