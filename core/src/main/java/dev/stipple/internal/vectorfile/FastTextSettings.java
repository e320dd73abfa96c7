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
    private static final int NEGATIVE_SAMPLING = 2;
    private static final int CBOW = 1;
    private static final int SKIP_GRAM = 2;

    /// A classifier.
    static final int SUPERVISED = 3;

    /// Returns the settings of vectors that negative sampling has trained.
    public static FastTextSettings ofVectors(
            boolean skipGram, int window, int epochs, int minCount, int negatives, double sample) {
        int model = skipGram ? SKIP_GRAM : CBOW;
        return new FastTextSettings(window, epochs, minCount, negatives, 1, NEGATIVE_SAMPLING, model, 100, sample);
    }
}
