package dev.stipple.internal.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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

    /// Returns all that must be the same when a training goes on, by name; threads matter in lockstep alone.
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("dimension", String.valueOf(dimension));
        texts.put("window", String.valueOf(window));
        texts.put("negatives", String.valueOf(negatives));
        texts.put("negative_reuse", String.valueOf(negativeReuse));
        texts.put("sample", String.valueOf(sample));
        texts.put("epochs", String.valueOf(epochs));
        texts.put("learning_rate", String.valueOf(learningRate));
        texts.put("min_learning_rate", String.valueOf(minLearningRate));
        texts.put("deterministic", String.valueOf(deterministic));
        if (deterministic) {
            texts.put("threads", String.valueOf(threads));
        }
        texts.put("seed", String.valueOf(seed));
        return texts;
    }

    /// Returns a constant of Java as the command line and files spell it.
    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether threads must wait for each other.
    boolean inLockstep() {
        return deterministic && threads > 1;
    }
}
