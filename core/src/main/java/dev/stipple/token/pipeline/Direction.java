package dev.stipple.token.pipeline;

/// An end of a text in reading order.
public enum Direction {
    /// The beginning.
    LEFT,
    /// The end.
    RIGHT
}
