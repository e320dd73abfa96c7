package dev.stipple.bench;

import java.util.List;
import java.util.Locale;

/// A mean, and how far the values lie around it.
record Spread(double mean, double deviation) {

    static Spread of(List<Double> values) {
        double mean = values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(mean, Math.sqrt(squares / Math.max(1, values.size() - 1)));
    }

    @Override
    public String toString() {
        return Double.isNaN(mean) ? "–" : String.format(Locale.ROOT, "%.1f ± %.1f", mean, deviation);
    }
}
