package dev.stipple.internal.vectorfile;

/// How a fastText model was trained, as its file tells, but for its n-grams.
///
/// @param window  words on each side
/// @param epochs  passes over the corpus
/// @param minCount  how often a word must occur
/// @param negatives  sampled negatives for each target
/// @param wordNgrams  longest n-gram of words, for classifiers
/// @param loss  1 hierarchical softmax, 2 negative sampling, 3 softmax, 4 one against all
/// @param model  1 CBOW, 2 skip-gram, 3 classifier
/// @param learningRateUpdateRate  tokens between changes of the learning rate
/// @param sample  threshold of subsampling
public record FastTextSettings(
        int window,
        int epochs,
        int minCount,
        int negatives,
        int wordNgrams,
        int loss,
        int model,
        int learningRateUpdateRate,
        double sample) {
    /// Skip-gram with negative sampling, as fastText trains it by default.
    public static final FastTextSettings SKIP_GRAM = new FastTextSettings(5, 5, 5, 5, 1, 2, 2, 100, 1e-4);

    /// A classifier.
    static final int SUPERVISED = 3;
}
