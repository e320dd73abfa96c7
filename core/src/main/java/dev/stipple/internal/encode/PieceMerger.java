package dev.stipple.internal.encode;

/// Merges the bytes of one piece into tokens, exactly as byte pair encoding does: lowest rank first, leftmost first.
///
/// A merger owns its work space: one thread at a time.
sealed interface PieceMerger
        permits BacktrackingMerger,
                BlankRunMerger,
                CharacterMerger,
                RankMerger,
                ShortPieceMerger,
                WholePieceMerger,
                WordMerger {
    /// Merges `text[from..to)`, which is not empty, and gives the number of tokens; they are in [#ids()].
    int merge(byte[] text, int from, int to);

    /// The ids of the last merge, from index 0; the array may be another one after the next merge.
    int[] ids();
}
