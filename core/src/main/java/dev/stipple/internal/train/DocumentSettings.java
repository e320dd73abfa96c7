package dev.stipple.internal.train;

import java.util.LinkedHashMap;
import java.util.Map;

/// How vectors of documents are learnt, whatever the corpus.
///
/// @param model  what predicts a word
/// @param trainWords  whether PV-DBOW trains word vectors too, by skip-gram; PV-DM always does
/// @param training  the rest
public record DocumentSettings(Model model, boolean trainWords, TrainingSettings training) {

    /// Returns all that must be the same when a training goes on, by name.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("model", TrainingSettings.text(model));
        texts.put("train_words", String.valueOf(trainWords));
        texts.putAll(training.texts());
        return texts;
    }

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
