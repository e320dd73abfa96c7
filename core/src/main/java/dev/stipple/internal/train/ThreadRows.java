package dev.stipple.internal.train;

/// The rows of a training as one of its threads sees them.
sealed interface ThreadRows permits SharedRows, OwnRows {
    /// The matrices, in which all rows lie.
    TrainingRows all();

    /// Where the input row of a word begins.
    int input(int word);

    /// Where an output row begins.
    int output(int row);
}
