package dev.stipple.internal.train;

/// Learns from a sentence. Each thread has its own.
sealed interface SentenceTrainer permits SkipGram, Cbow, SubwordSkipGram, SubwordCbow, DocumentBow, DocumentMemory {
    /// Tells which text the next sentence is of, or a part of: from 0. It matters where texts are documents.
    default void begin(long text) {}

    /// Learns from the first `count` of `ids`, the words that subsampling has left, and returns how many pairs of a
    /// word and what predicts it there were.
    long train(int[] ids, int count, float rate);
}
