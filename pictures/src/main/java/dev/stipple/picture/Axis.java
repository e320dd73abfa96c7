package dev.stipple.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// An axis of a chart: from where to where it goes, and where its ticks are.
///
/// @param least  the value at its beginning
/// @param greatest  the value at its end
/// @param ticks  values to label, ascending
/// @param logarithmic  whether equal steps are equal factors
record Axis(double least, double greatest, List<Double> ticks, boolean logarithmic) {
    private static final int MOST_TICKS = 7;
    private static final int[] ROUND = {1, 2, 5};

    /// An axis with steps of a round size, which holds 0 and all values.
    static Axis linear(List<Double> values) {
        double least = Math.min(0, finite(values).min().orElse(0));
        double greatest = Math.max(0, finite(values).max().orElse(0));
        if (least == greatest) {
            greatest = 1;
        }
        int step = round((greatest - least) / (MOST_TICKS - 1));
        double width = valueOf(step);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.floor(least / width); i <= Math.ceil(greatest / width - 1e-9); i++) {
            ticks.add(exact(i * width));
        }
        return new Axis(ticks.getFirst(), ticks.getLast(), ticks, false);
    }

    /// A logarithmic axis from one round number to another, which holds all positive values.
    static Axis logarithmic(List<Double> values) {
        double least = finite(values).filter(value -> value > 0).min().orElse(1);
        double greatest = finite(values).filter(value -> value > 0).max().orElse(least);
        int first = round(least);
        while (valueOf(first) > least * (1 + 1e-9)) {
            first--;
        }
        int last = round(greatest);
        last += first == last ? 1 : 0;
        int step = last - first < MOST_TICKS ? 1 : ROUND.length;
        first -= Math.floorMod(first, step);
        last += Math.floorMod(-last, step);
        List<Double> ticks = new ArrayList<>();
        for (int i = first; i <= last; i += step) {
            ticks.add(valueOf(i));
        }
        return new Axis(valueOf(first), valueOf(last), ticks, true);
    }

    /// A logarithmic axis with a tick at each of the values, all positive, and some room at its ends.
    static Axis through(List<Double> values) {
        List<Double> sorted = values.stream().sorted().distinct().toList();
        double least = sorted.getFirst();
        double greatest = sorted.getLast();
        double room = Math.pow(greatest / least, 0.04) * 1.02;
        return new Axis(least / room, greatest * room, sorted, true);
    }

    /// Returns how far along the axis a value lies, from 0 to 1; NaN where it has no place.
    double part(double value) {
        return logarithmic
                ? Math.log(value / least) / Math.log(greatest / least)
                : (value - least) / (greatest - least);
    }

    /// Returns how a tick is labelled.
    static String label(double tick) {
        return BigDecimal.valueOf(tick).stripTrailingZeros().toPlainString();
    }

    /// Returns the number of the first round value that isn't below `value`.
    private static int round(double value) {
        int number = ROUND.length * (int) Math.floor(Math.log10(value)) - 1;
        while (valueOf(number) < value * (1 - 1e-9)) {
            number++;
        }
        return number;
    }

    /// Round values are …, 0.5, 1, 2, 5, 10, …; 1 is number 0.
    private static double valueOf(int number) {
        return exact(ROUND[Math.floorMod(number, ROUND.length)] * Math.pow(10, Math.floorDiv(number, ROUND.length)));
    }

    private static double exact(double value) {
        return new BigDecimal(value, new MathContext(9)).doubleValue();
    }

    private static DoubleStream finite(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
    }
}
