package dev.stipple.internal.train;

/// How vectors are learnt from the words of a corpus, whatever predicts what.
///
/// @param dimension  length of the vectors
/// @param window  words on each side, at most
/// @param negatives  sampled negatives for each positive
/// @param negativeReuse  how often a drawn negative is used, at most
/// @param sample  threshold of subsampling; 0 keeps all
/// @param epochs  passes over the corpus
/// @param learningRate  at the start; it falls linearly
/// @param minLearningRate  at the end
/// @param threads  how many work side by side
/// @param deterministic  whether what comes out depends on the number of threads alone, not on their speed
/// @param seed  of all that is random
public record TrainingSettings(
        int dimension,
        int window,
        int negatives,
        int negativeReuse,
        double sample,
        int epochs,
        float learningRate,
        float minLearningRate,
        int threads,
        boolean deterministic,
        long seed) {

    /// Whether threads must wait for each other.
    boolean inLockstep() {
        return deterministic && threads > 1;
    }
}
