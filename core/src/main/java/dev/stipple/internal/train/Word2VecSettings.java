package dev.stipple.internal.train;

import java.util.LinkedHashMap;
import java.util.Map;

/// How Word2Vec trains.
///
/// @param algorithm  what predicts what
/// @param loss  what a prediction is compared with
/// @param meanGradient  whether CBOW divides the gradient of the mean among its words, as calculus has it
/// @param training  the rest
public record Word2VecSettings(Algorithm algorithm, Loss loss, boolean meanGradient, TrainingSettings training) {

    /// Returns how many neighbours of a word share their negatives.
    int negativesSharedBy() {
        return algorithm == Algorithm.SKIP_GRAM && training.negativeReuse() > 1 ? 2 : 1;
    }

    /// Returns all that must be the same when a training goes on, by name.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("algorithm", TrainingSettings.text(algorithm));
        texts.put("loss", TrainingSettings.text(loss));
        texts.put("cbow_gradient", meanGradient ? "mean" : "classic");
        texts.putAll(training.texts());
        return texts;
    }

    /// What predicts what.
    public enum Algorithm {
        SKIP_GRAM,
        CBOW
    }

    /// What a prediction is compared with.
    public enum Loss {
        NEGATIVE_SAMPLING,
        HIERARCHICAL_SOFTMAX
    }
}
