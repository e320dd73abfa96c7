package dev.stipple.internal.scan;

/// Matches one piece by hand: the readable meaning of a pattern, which judges the block scanners and does the work
/// where
/// they can't.
sealed interface PieceMatcher permits Gpt2Matcher, Cl100kMatcher, O200kMatcher, DeepSeekMatcher {
    /// The end of the piece that starts at `from < to`, where the text is over at `to`.
    int end(byte[] text, int from, int to);

    /// The same meaning on blocks.
    BlockRule rule();
}
