package dev.stipple.internal.train;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.vectorfile.FloatRows;
import dev.stipple.internal.vectorfile.ModelFile;
import dev.stipple.internal.vectorfile.ModelRows;
import dev.stipple.internal.vectorfile.ModelTable;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The file in which a training keeps itself. It says of which training it is: one with other settings, or on another
/// corpus, does not go on from it.
///
/// Rows are written from where they lie, and read from the mapped file: no copy of the matrices is made.
///
/// @param file  the file
/// @param every  time from one checkpoint to the next, at least
/// @param kind  what is trained
/// @param settings  all that must be the same when the training goes on, by name
/// @param vocabulary  the words of the corpus
public record CheckpointFile(
        Path file, Duration every, Kind kind, Map<String, String> settings, TrainingVocabulary vocabulary)
        implements TrainingCheckpoints {
    private static final String BLOCKS = "blocks_done";
    private static final String WORDS = "words_done";
    private static final String PREDICTIONS = "predictions_done";
    private static final String LOSS = "loss_sum";

    /// What is trained.
    public enum Kind {
        /// Its checkpoints are models too.
        WORD2VEC(ModelFile.WORD2VEC),
        FASTTEXT("stipple-fasttext-checkpoint-1"),
        DOC2VEC("stipple-doc2vec-checkpoint-1"),
        GLOVE("stipple-glove-checkpoint-1");

        private final String format;

        Kind(String format) {
            this.format = format;
        }
    }

    @Override
    public Optional<TrainingPosition> restore(TrainedRows rows) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (ModelTable kept =
                ModelFile.open(file, kind.format, "checkpoint of this training; remove it to begin anew")) {
            check(kept, rows);
            copy(kept.vectors(), rows::setInput);
            copy(kept.outputs(), rows::setOutput);
            return Optional.of(position(kept.settings()));
        }
    }

    private void check(ModelTable kept, TrainedRows rows) {
        settings.forEach((name, value) -> {
            String other = kept.settings().get(name);
            if (!value.equals(other)) {
                throw new IllegalArgumentException(file + " is a checkpoint of a training whose " + name + " is "
                        + other + ", not " + value + "; remove it to begin anew");
            }
        });
        if (!kept.words().equals(vocabulary.words())
                || !Arrays.equals(kept.counts(), vocabulary.counts())
                || !fits(kept.vectors(), rows.inputRows())
                || !fits(kept.outputs(), rows.outputRows())) {
            throw new IllegalArgumentException(
                    file + " is a checkpoint of a training on another corpus; remove it to begin anew");
        }
    }

    private static boolean fits(Matrix kept, FloatRows rows) {
        return kept.rows() == rows.rows() && kept.columns() == rows.columns();
    }

    private interface Place {
        void set(int row, float[] values);
    }

    private static void copy(Matrix kept, Place to) {
        float[] values = new float[kept.columns()];
        for (int row = 0; row < kept.rows(); row++) {
            kept.copyRow(row, values, 0);
            to.set(row, values);
        }
    }

    private TrainingPosition position(Map<String, String> texts) throws MalformedModelException {
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

    @Override
    public void keep(TrainedRows rows, TrainingPosition position) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>(settings);
        texts.put(BLOCKS, String.valueOf(position.blocks()));
        texts.put(WORDS, String.valueOf(position.words()));
        texts.put(PREDICTIONS, String.valueOf(position.predictions()));
        texts.put(LOSS, String.valueOf(position.loss()));
        ModelFile.write(
                new ModelRows(
                        kind.format,
                        vocabulary.words(),
                        vocabulary.counts(),
                        rows.inputRows(),
                        rows.outputRows(),
                        texts),
                file);
    }
}
