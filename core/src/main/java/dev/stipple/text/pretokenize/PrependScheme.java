package dev.stipple.text.pretokenize;

/// Which pieces [Metaspace] puts its character before.
public enum PrependScheme {
    /// Only the first of a text.
    FIRST,
    /// None.
    NEVER,
    /// Every one that it is given.
    ALWAYS
}
