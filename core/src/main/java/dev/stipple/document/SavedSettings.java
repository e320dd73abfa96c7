package dev.stipple.document;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The settings of a training as the texts that a file keeps, by the names of [Doc2Vec.Config]. All that inference
/// needs is among them.
final class SavedSettings {
    private static final Map<String, Splitter> SPLITTERS = splitters();

    private final Map<String, String> texts;
    private final String file;

    private SavedSettings(Map<String, String> texts, String file) {
        this.texts = texts;
        this.file = file;
    }

    private static Map<String, Splitter> splitters() {
        Map<String, Splitter> bases = new LinkedHashMap<>();
        bases.put("blanks", Splitter.blanks());
        bases.put("punctuation", Splitter.punctuation());
        bases.put("unicode-words", Splitter.unicodeWords());
        bases.put("unicode-segments", Splitter.unicodeSegments());
        bases.put("unicode-sentences", Splitter.unicodeSentences());
        Map<String, Splitter> all = new LinkedHashMap<>(bases);
        bases.forEach((name, splitter) -> all.put(name + "-without-marks", splitter.withoutMarks()));
        return all;
    }

    static Map<String, String> of(Doc2Vec.Config config) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("model", config.model().name().toLowerCase(Locale.ROOT));
        texts.put("train_words", String.valueOf(config.trainWords()));
        texts.put("splitter", name(config.splitter()));
        texts.put("window", String.valueOf(config.window()));
        texts.put("negatives", String.valueOf(config.negatives()));
        texts.put("sample", String.valueOf(config.sample()));
        texts.put("min_count", String.valueOf(config.minCount()));
        texts.put("epochs", String.valueOf(config.epochs()));
        texts.put("learning_rate", String.valueOf(config.learningRate()));
        texts.put("min_learning_rate", String.valueOf(config.minLearningRate()));
        texts.put("seed", String.valueOf(config.seed()));
        return texts;
    }

    private static String name(Splitter splitter) {
        return SPLITTERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(splitter))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "documents cannot be split by " + splitter + "; use one of " + SPLITTERS.keySet()));
    }

    /// Returns the settings that `texts` spell, for vectors of `dimension`.
    ///
    /// @throws MalformedModelException if one is missing or makes no sense
    /// @throws UnsupportedModelException if the file splits texts in a way that is not known
    static Doc2Vec.Config read(Map<String, String> texts, int dimension, String file) throws IOException {
        SavedSettings saved = new SavedSettings(texts, file);
        Splitter splitter = SPLITTERS.get(saved.text("splitter"));
        if (splitter == null) {
            throw new UnsupportedModelException(file, "the splitter " + saved.text("splitter"));
        }
        String model = saved.text("model");
        if (!model.equals("dm") && !model.equals("dbow")) {
            throw new UnsupportedModelException(file, "the document model " + model);
        }
        try {
            return Doc2Vec.Config.DEFAULT
                    .withModel(model.equals("dm") ? Doc2Vec.Model.DM : Doc2Vec.Model.DBOW)
                    .withTrainWords(saved.text("train_words").equals("true"))
                    .withSplitter(splitter)
                    .withDimension(dimension)
                    .withWindow(Integer.parseInt(saved.text("window")))
                    .withNegatives(Integer.parseInt(saved.text("negatives")))
                    .withSample(Double.parseDouble(saved.text("sample")))
                    .withMinCount(Integer.parseInt(saved.text("min_count")))
                    .withEpochs(Integer.parseInt(saved.text("epochs")))
                    .withMinLearningRate(0)
                    .withLearningRate(Double.parseDouble(saved.text("learning_rate")))
                    .withMinLearningRate(Double.parseDouble(saved.text("min_learning_rate")))
                    .withSeed(Long.parseLong(saved.text("seed")));
        } catch (IllegalArgumentException e) {
            throw new MalformedModelException(
                    file, MalformedModelException.NO_OFFSET, "settings that make no sense: " + e.getMessage());
        }
    }

    private String text(String name) throws MalformedModelException {
        String text = texts.get(name);
        if (text == null) {
            throw new MalformedModelException(
                    file, MalformedModelException.NO_OFFSET, "the setting " + name + " is missing");
        }
        return text;
    }
}
