package dev.stipple.text;

/// A rule that says where a segment which begins at a boundary ends.
sealed interface Boundaries permits WordBoundaries, SentenceBoundaries {
    /// The next boundary behind `start`, which is itself a boundary and less than the text's length.
    int next(CharSequence text, int start);
}
