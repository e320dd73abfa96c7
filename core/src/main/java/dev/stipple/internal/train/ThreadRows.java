package dev.stipple.internal.train;

/// The rows of a training as one of its threads sees them.
sealed interface ThreadRows permits SharedRows, OwnRows {
    /// The matrices, in which all rows lie.
    TrainingRows all();

    /// Where an input row begins.
    int input(int row);

    /// Where an output row begins.
    int output(int row);
}
