package dev.stipple.internal.encode;

/// The tokens of one piece of text, as the slow twin gives them for the piece alone.
///
/// Offsets count code points from the start of the piece, words count from 0. Immutable: nobody changes the arrays.
final class PieceTokens {
    final int[] ids;
    final String[] texts;
    final int[] starts;
    final int[] ends;
    final int[] words;
    /// How many words there are; each has at least one token.
    final int wordCount;
    /// How many code points the piece has.
    final int codePoints;

    PieceTokens(int[] ids, String[] texts, int[] starts, int[] ends, int[] words, int wordCount, int codePoints) {
        this.ids = ids;
        this.texts = texts;
        this.starts = starts;
        this.ends = ends;
        this.words = words;
        this.wordCount = wordCount;
        this.codePoints = codePoints;
    }
}
