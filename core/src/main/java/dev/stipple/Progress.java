package dev.stipple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Hears how far long work has come.
///
/// Reports arrive a few times a second and once at the end of each phase, from the thread that called the work. A
/// listener should return quickly; what it throws ends the work.
@FunctionalInterface
public interface Progress {
    /// Listens to nothing.
    Progress NONE = report -> {};

    /// Takes one report.
    void report(Report report);

    /// How far one phase of the work has come.
    ///
    /// @param phase  what is being done, such as "count words"
    /// @param done  how much is done, in the phase's unit
    /// @param total  how much there is to do, or -1 when nobody knows
    /// @param unit  what is counted, such as "bytes" or "tokens"
    /// @param rate  how much was done each second since the phase began
    /// @param figures  what else tells how it goes, such as the loss
    record Report(String phase, long done, long total, String unit, double rate, List<Figure> figures) {
        /// Copies the figures.
        public Report {
            figures = List.copyOf(figures);
        }

        /// Returns how long the rest of the phase will take at this rate, where total and rate are known.
        public Optional<Duration> timeLeft() {
            return total < 0 || rate <= 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis((long) (1e3 * Math.max(0, total - done) / rate)));
        }
    }

    /// A figure that changes while the work goes on.
    ///
    /// @param name  what it is, such as "loss" or "learning rate"
    record Figure(String name, double value) {}
}
