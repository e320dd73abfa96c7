package dev.stipple.internal.train;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

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
        public Optional<TrainingPosition> restore(TrainedRows rows) {
            return Optional.empty();
        }

        @Override
        public void keep(TrainedRows rows, TrainingPosition position) {
            // Not asked for.
        }
    };

    /// Returns the time from one to the next.
    Duration every();

    /// Gives `rows` what the last checkpoint holds, and returns how far its training had come; empty where there is
    /// none.
    ///
    /// @throws IllegalArgumentException if it is of another training
    /// @throws IOException if it cannot be read
    Optional<TrainingPosition> restore(TrainedRows rows) throws IOException;

    /// Keeps `rows`, which do not change meanwhile.
    ///
    /// @throws IOException if that fails, which ends the training
    void keep(TrainedRows rows, TrainingPosition position) throws IOException;
}
