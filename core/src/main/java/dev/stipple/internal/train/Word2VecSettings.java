package dev.stipple.internal.train;

/// How Word2Vec trains.
///
/// @param algorithm  what predicts what
/// @param loss  what a prediction is compared with
/// @param meanGradient  whether CBOW divides the gradient of the mean among its words, as calculus has it
/// @param training  the rest
public record Word2VecSettings(Algorithm algorithm, Loss loss, boolean meanGradient, TrainingSettings training) {

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
