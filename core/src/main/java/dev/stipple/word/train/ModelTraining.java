package dev.stipple.word.train;

import dev.stipple.MalformedModelException;
import dev.stipple.Progress;
import dev.stipple.internal.train.EarlierTraining;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.train.TrainingCheckpoints;
import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.train.TrainingPosition;
import dev.stipple.internal.train.TrainingRows;
import dev.stipple.internal.train.TrainingVocabulary;
import dev.stipple.internal.train.Word2VecEngine;
import dev.stipple.internal.vectorfile.ModelFile;
import dev.stipple.internal.vectorfile.ModelTable;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.text.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// The training of a [Word2VecModel]: from nothing, from an older model, or from a checkpoint.
final class ModelTraining {
    private static final String BLOCKS = "blocks_done";
    private static final String WORDS = "words_done";
    private static final String PREDICTIONS = "predictions_done";
    private static final String LOSS = "loss_sum";

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
        String hierarchical = name(Word2Vec.Loss.HIERARCHICAL_SOFTMAX);
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

    /// Returns the vectors alone, which need half the memory.
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
                vocabulary.words(), vocabulary.counts(), rows.vectors(), rows.outputs(vocabulary.size()), settings);
    }

    private Optional<EarlierTraining> earlier(TrainingVocabulary vocabulary) throws IOException {
        if (checkpoints.isPresent() && checkpoints.get().exist()) {
            return Optional.of(fromCheckpoint(checkpoints.get().file(), vocabulary));
        }
        return before.map(model -> new EarlierTraining(
                model.vectors(),
                model.outputs(),
                IntStream.range(0, vocabulary.size())
                        .map(row -> find(model.words(), vocabulary.words().bytes(row)))
                        .toArray(),
                TrainingPosition.START));
    }

    private static int find(WordList words, byte[] word) {
        return words.find(word, 0, word.length);
    }

    private EarlierTraining fromCheckpoint(Path file, TrainingVocabulary vocabulary) throws IOException {
        ModelTable kept = ModelFile.load(file);
        settings().forEach((name, value) -> {
            String other = kept.settings().get(name);
            if (!value.equals(other)) {
                throw new IllegalArgumentException(file + " is a checkpoint of a training whose " + name + " is "
                        + other + ", not " + value + "; remove it to begin anew");
            }
        });
        if (!kept.words().equals(vocabulary.words()) || !Arrays.equals(kept.counts(), vocabulary.counts())) {
            throw new IllegalArgumentException(
                    file + " is a checkpoint of a training on another corpus; remove it to begin anew");
        }
        return new EarlierTraining(
                kept.vectors(),
                kept.outputs(),
                IntStream.range(0, vocabulary.size()).toArray(),
                position(kept.settings(), file));
    }

    private static TrainingPosition position(Map<String, String> texts, Path file) throws MalformedModelException {
        try {
            return new TrainingPosition(
                    Integer.parseUnsignedInt(texts.getOrDefault(BLOCKS, "")),
                    Long.parseUnsignedLong(texts.getOrDefault(WORDS, "")),
                    Long.parseUnsignedLong(texts.getOrDefault(PREDICTIONS, "")),
                    Double.parseDouble(texts.getOrDefault(LOSS, "")));
        } catch (NumberFormatException e) {
            throw new MalformedModelException(
                    file.toString(),
                    MalformedModelException.NO_OFFSET,
                    "no checkpoint: it does not say how far the training had come");
        }
    }

    private TrainingCheckpoints keeper(TrainingVocabulary vocabulary) {
        if (checkpoints.isEmpty()) {
            return TrainingCheckpoints.NONE;
        }
        return new TrainingCheckpoints() {
            @Override
            public Duration every() {
                return checkpoints.get().every();
            }

            @Override
            public void keep(TrainingRows rows, TrainingPosition position) throws IOException {
                Map<String, String> texts = settings();
                texts.put(BLOCKS, String.valueOf(position.blocks()));
                texts.put(WORDS, String.valueOf(position.words()));
                texts.put(PREDICTIONS, String.valueOf(position.predictions()));
                texts.put(LOSS, String.valueOf(position.loss()));
                ModelFile.write(
                        table(vocabulary, rows, texts), checkpoints.get().file());
            }
        };
    }

    /// All that must be the same when the training goes on. Words are those of the corpus, so it says nothing of the
    /// splitter; threads matter in lockstep alone.
    private Map<String, String> settings() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("algorithm", name(config.algorithm()));
        texts.put("loss", name(config.loss()));
        texts.put("cbow_gradient", name(config.cbowGradient()));
        texts.put("dimension", String.valueOf(config.dimension()));
        texts.put("window", String.valueOf(config.window()));
        texts.put("negatives", String.valueOf(config.negatives()));
        texts.put("negative_reuse", String.valueOf(config.negativeReuse()));
        texts.put("sample", String.valueOf(config.sample()));
        texts.put("min_count", String.valueOf(config.minCount()));
        texts.put("epochs", String.valueOf(config.epochs()));
        texts.put("learning_rate", String.valueOf(config.learningRate()));
        texts.put("min_learning_rate", String.valueOf(config.minLearningRate()));
        texts.put("deterministic", String.valueOf(config.deterministic()));
        if (config.deterministic()) {
            texts.put("threads", String.valueOf(config.threads()));
        }
        texts.put("seed", String.valueOf(config.seed()));
        return texts;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
