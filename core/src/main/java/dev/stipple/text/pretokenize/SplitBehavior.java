package dev.stipple.text.pretokenize;

/// What becomes of the delimiters between pieces. The examples cut `the-final--countdown` at `-`.
public enum SplitBehavior {
    /// They vanish: `the`, `final`, `countdown`.
    REMOVED,
    /// Each is a piece: `the`, `-`, `final`, `-`, `-`, `countdown`.
    ISOLATED,
    /// Each ends the piece before it: `the-`, `final-`, `-`, `countdown`.
    MERGED_WITH_PREVIOUS,
    /// Each begins the piece after it: `the`, `-final`, `-`, `-countdown`.
    MERGED_WITH_NEXT,
    /// Neighbours make one piece: `the`, `-`, `final`, `--`, `countdown`.
    CONTIGUOUS
}
