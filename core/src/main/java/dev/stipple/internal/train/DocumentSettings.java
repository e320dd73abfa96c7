package dev.stipple.internal.train;

/// How vectors of documents are learnt, whatever the corpus.
///
/// @param model  what predicts a word
/// @param trainWords  whether PV-DBOW trains word vectors too, by skip-gram; PV-DM always does
/// @param training  the rest
public record DocumentSettings(Model model, boolean trainWords, TrainingSettings training) {

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
