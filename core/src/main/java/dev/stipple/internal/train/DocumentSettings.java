package dev.stipple.internal.train;

/// How vectors of documents are learnt, whatever the corpus.
///
/// @param model  what predicts a word
/// @param trainWords  whether PV-DBOW trains word vectors too, by skip-gram; PV-DM always does
/// @param dimension  length of the vectors
/// @param window  words on each side, at most
/// @param negatives  sampled negatives for each positive
/// @param negativeReuse  how often a drawn negative is used, at most
/// @param sample  threshold of subsampling; 0 keeps all
/// @param epochs  passes over the corpus
/// @param learningRate  at the start; it falls linearly
/// @param minLearningRate  at the end
/// @param threads  how many work side by side
/// @param seed  of all that is random
public record DocumentSettings(
        Model model,
        boolean trainWords,
        int dimension,
        int window,
        int negatives,
        int negativeReuse,
        double sample,
        int epochs,
        float learningRate,
        float minLearningRate,
        int threads,
        long seed) {

    /// What predicts a word of a document.
    public enum Model {
        DM,
        DBOW
    }

    /// Whether there are vectors of words beside those of documents.
    public boolean hasWords() {
        return model == Model.DM || trainWords;
    }
}
