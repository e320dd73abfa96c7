package dev.stipple.document;

/// How the vectors of unseen documents are learnt. More epochs take longer and let less of a vector be chance.
///
/// @param epochs  passes over the document
/// @param learningRate  at the start; it falls linearly
/// @param minLearningRate  at the end
/// @param seed  of all that is random
public record Inference(int epochs, double learningRate, double minLearningRate, long seed) {
    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public Inference {
        Doc2Vec.Config.DEFAULT
                .withEpochs(epochs)
                .withMinLearningRate(0)
                .withLearningRate(learningRate)
                .withMinLearningRate(minLearningRate);
    }

    /// Returns this with `epochs`.
    public Inference withEpochs(int epochs) {
        return new Inference(epochs, learningRate, minLearningRate, seed);
    }

    /// Returns this with `learningRate`.
    public Inference withLearningRate(double learningRate) {
        return new Inference(epochs, learningRate, minLearningRate, seed);
    }

    /// Returns this with `minLearningRate`.
    public Inference withMinLearningRate(double minLearningRate) {
        return new Inference(epochs, learningRate, minLearningRate, seed);
    }

    /// Returns this with `seed`.
    public Inference withSeed(long seed) {
        return new Inference(epochs, learningRate, minLearningRate, seed);
    }
}
