package dev.stipple.cli;

import dev.stipple.Progress;
import java.time.Duration;
import java.util.Locale;

/// How far long work has come, in a line.
final class ProgressLine {
    private static final long WORTH_TELLING = 2;

    private ProgressLine() {}

    /// Such as `train: 42 % of 84.6 M words, 4.7 M words/s, loss 2.19, learning rate 0.0146, 11 s left`.
    static String of(Progress.Report report) {
        StringBuilder line = new StringBuilder(report.phase()).append(": ");
        line.append(
                report.total() > 0
                        ? Math.min(100, 100 * report.done() / report.total()) + " % of "
                                + number((double) report.total())
                        : number((double) report.done()));
        line.append(' ').append(report.unit()).append(", ").append(number(report.rate()));
        line.append(' ').append(report.unit()).append("/s");
        for (Progress.Figure figure : report.figures()) {
            line.append(", ").append(figure.name()).append(String.format(Locale.ROOT, " %.3g", figure.value()));
        }
        report.timeLeft()
                .filter(left -> left.toSeconds() >= WORTH_TELLING)
                .ifPresent(left -> line.append(", ").append(time(left)).append(" left"));
        return line.toString();
    }

    /// What a phase came to, such as `train: 84.6 M words, 4.7 M words/s, loss 2.16`. Figures that have run out, such
    /// as the learning rate, are left out.
    static String summary(Progress.Report last) {
        StringBuilder line = new StringBuilder(last.phase() + ": " + number((double) last.done()) + " " + last.unit());
        line.append(", ")
                .append(number(last.rate()))
                .append(' ')
                .append(last.unit())
                .append("/s");
        last.figures().stream()
                .filter(figure -> figure.name().equals("loss"))
                .forEach(figure -> line.append(String.format(Locale.ROOT, ", loss %.3g", figure.value())));
        return line.toString();
    }

    private static String time(Duration left) {
        if (left.toHours() > 0) {
            return left.toHours() + " h " + left.toMinutesPart() + " min";
        }
        return left.toMinutes() > 0
                ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
                : left.toSeconds() + " s";
    }

    private static String number(double value) {
        return value < 1e4
                ? String.format(Locale.ROOT, "%.0f", value)
                : value < 1e6
                        ? String.format(Locale.ROOT, "%.1f k", value / 1e3)
                        : String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }
}
