package dev.stipple.word.train;

import dev.stipple.Progress;
import dev.stipple.internal.train.CheckpointFile;
import dev.stipple.internal.train.EarlierTraining;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.train.TrainingCheckpoints;
import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.train.TrainingRows;
import dev.stipple.internal.train.TrainingVocabulary;
import dev.stipple.internal.train.Word2VecEngine;
import dev.stipple.internal.vectorfile.ModelTable;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.text.Corpus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// The training of a [Word2VecModel]: from nothing, from an older model, or from a checkpoint.
final class ModelTraining {
    private final Word2Vec.Config config;
    private final Optional<ModelTable> before;
    private final Optional<Checkpoints> checkpoints;

    ModelTraining(Word2Vec.Config config, Optional<ModelTable> before, Optional<Checkpoints> checkpoints) {
        this.config = config;
        this.before = before;
        this.checkpoints = checkpoints;
        before.ifPresent(this::check);
    }

    private void check(ModelTable model) {
        if (model.vectors().columns() != config.dimension()) {
            throw new IllegalArgumentException("dimension is " + config.dimension() + ", but the model has vectors of "
                    + model.vectors().columns() + " numbers");
        }
        String hierarchical = "hierarchical-softmax";
        if (config.loss() == Word2Vec.Loss.HIERARCHICAL_SOFTMAX
                || hierarchical.equals(model.settings().get("loss"))) {
            throw new IllegalArgumentException(hierarchical
                    + " cannot be trained further, since more words make another tree; negative-sampling can");
        }
    }

    /// Returns the model.
    ModelTable model(Corpus corpus, TextWords words, Progress progress) throws IOException {
        return run(corpus, words, progress, (read, rows) -> table(read.vocabulary(), rows, settings()));
    }

    /// Returns the vectors alone, which need less memory.
    VectorTable vectors(Corpus corpus, TextWords words, Progress progress) throws IOException {
        return run(corpus, words, progress, Word2Vec::table);
    }

    private <T> T run(
            Corpus corpus, TextWords words, Progress progress, BiFunction<TrainingCorpus, TrainingRows, T> result)
            throws IOException {
        TrainingCorpus.Settings reading = config.reading();
        if (before.isPresent()) {
            reading = reading.withKnown(
                    TrainingVocabulary.of(before.get().words(), before.get().counts()));
        }
        try (TrainingCorpus read = TrainingCorpus.read(corpus, words, reading, progress)) {
            TrainingVocabulary vocabulary = read.vocabulary();
            TrainingRows rows =
                    Word2VecEngine.train(read, config.settings(), earlier(vocabulary), keeper(vocabulary), progress);
            return result.apply(read, rows);
        }
    }

    private static ModelTable table(TrainingVocabulary vocabulary, TrainingRows rows, Map<String, String> settings) {
        return new ModelTable(
                vocabulary.words(), vocabulary.counts(), rows.takeVectors(), rows.takeOutputs(), settings);
    }

    private Optional<EarlierTraining> earlier(TrainingVocabulary vocabulary) {
        return before.map(model -> new EarlierTraining(
                model.vectors(),
                model.outputs(),
                IntStream.range(0, vocabulary.size())
                        .map(row -> find(model.words(), vocabulary.words().bytes(row)))
                        .toArray()));
    }

    private static int find(WordList words, byte[] word) {
        return words.find(word, 0, word.length);
    }

    private TrainingCheckpoints keeper(TrainingVocabulary vocabulary) {
        return Checkpoints.keeper(checkpoints, CheckpointFile.Kind.WORD2VEC, settings(), vocabulary);
    }

    /// All that must be the same when the training goes on. Words are those of the corpus, so it says nothing of the
    /// splitter.
    private Map<String, String> settings() {
        Map<String, String> texts = config.settings().texts();
        texts.put("min_count", String.valueOf(config.minCount()));
        return texts;
    }
}
