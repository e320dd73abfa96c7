package dev.stipple.internal.train;

/// Learns from the sentences of documents. Each thread has its own.
sealed interface DocumentTrainer permits DocumentBow, DocumentMemory {
    /// Learns from the first `count` ids of a sentence, of the document whose input row begins at `document`. Returns
    /// how many predictions that took.
    long train(int document, int[] ids, int count, float rate);
}
