package dev.stipple.internal.train;

import dev.stipple.internal.vectorfile.Ngrams;
import java.util.LinkedHashMap;
import java.util.Map;

/// How words are trained with their n-grams.
///
/// @param algorithm  what predicts what
/// @param ngrams  which n-grams words have, and how many rows these share
/// @param training  the rest
public record SubwordSettings(Word2VecSettings.Algorithm algorithm, Ngrams ngrams, TrainingSettings training) {
    /// Returns all that must be the same when a training goes on, by name.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("algorithm", TrainingSettings.text(algorithm));
        texts.put("min_ngram", String.valueOf(ngrams.shortest()));
        texts.put("max_ngram", String.valueOf(ngrams.longest()));
        texts.put("buckets", String.valueOf(ngrams.buckets()));
        texts.putAll(training.texts());
        return texts;
    }
}
