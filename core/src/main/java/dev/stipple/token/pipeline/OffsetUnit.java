package dev.stipple.token.pipeline;

/// What the offsets of tokens count.
public enum OffsetUnit {
    /// UTF-16 units, as `String.charAt` counts.
    CHARS,
    /// Unicode code points, as Python counts.
    CODE_POINTS,
    /// Bytes of the UTF-8 form.
    BYTES
}
