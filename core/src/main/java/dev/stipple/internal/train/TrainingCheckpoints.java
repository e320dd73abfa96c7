package dev.stipple.internal.train;

import java.io.IOException;
import java.time.Duration;

/// Keeps what has been learnt, now and then, while a training goes on.
public interface TrainingCheckpoints {
    /// Keeps nothing.
    TrainingCheckpoints NONE = new TrainingCheckpoints() {
        @Override
        public Duration every() {
            // The longest time in nanoseconds: 292 years.
            return Duration.ofNanos(Long.MAX_VALUE);
        }

        @Override
        public void keep(TrainingRows rows, TrainingPosition position) {
            // Not asked for.
        }
    };

    /// Returns the time from one to the next.
    Duration every();

    /// Keeps `rows`, which do not change meanwhile.
    ///
    /// @throws IOException if that fails, which ends the training
    void keep(TrainingRows rows, TrainingPosition position) throws IOException;
}
