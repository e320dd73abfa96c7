package dev.stipple.internal.train;

/// How GloVe trains.
///
/// @param dimension  the length of the vectors
/// @param window  how far apart words are that co-occur
/// @param epochs  passes over the co-occurrences
/// @param learningRate  the step at the start; AdaGrad makes it smaller
/// @param xMax  words that met more often than this weigh no more: x_max in the paper
/// @param alpha  the power of weights below that
/// @param threads  how many threads work side by side
/// @param seed  what the start values and the order depend on
/// @param memory  bytes that co-occurrences may take before they go to a temporary file
public record GloveSettings(
        int dimension,
        int window,
        int epochs,
        float learningRate,
        double xMax,
        double alpha,
        int threads,
        long seed,
        long memory) {}
