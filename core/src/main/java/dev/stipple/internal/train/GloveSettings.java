package dev.stipple.internal.train;

import java.util.LinkedHashMap;
import java.util.Map;

/// How GloVe trains.
///
/// @param dimension  the length of the vectors
/// @param window  how far apart words are that co-occur
/// @param epochs  passes over the co-occurrences
/// @param learningRate  the step at the start; AdaGrad makes it smaller
/// @param xMax  words that met more often than this weigh no more: x_max in the paper
/// @param alpha  the power of weights below that
/// @param threads  how many threads work side by side
/// @param deterministic  whether what comes out depends on the number of threads alone, not on their speed
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
        boolean deterministic,
        long seed,
        long memory) {

    /// Returns all that must be the same when a training goes on, by name; threads matter in deterministic mode alone.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("dimension", String.valueOf(dimension));
        texts.put("window", String.valueOf(window));
        texts.put("epochs", String.valueOf(epochs));
        texts.put("learning_rate", String.valueOf(learningRate));
        texts.put("x_max", String.valueOf(xMax));
        texts.put("alpha", String.valueOf(alpha));
        texts.put("deterministic", String.valueOf(deterministic));
        if (deterministic) {
            texts.put("threads", String.valueOf(threads));
        }
        texts.put("seed", String.valueOf(seed));
        return texts;
    }
}
