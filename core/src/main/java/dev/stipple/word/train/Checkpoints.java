package dev.stipple.word.train;

import dev.stipple.internal.train.CheckpointFile;
import dev.stipple.internal.train.TrainingCheckpoints;
import dev.stipple.internal.train.TrainingVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a training keeps of itself in a file, now and then, so that it can go on where the process was killed:
/// [Word2Vec], [FastText], [Glove] or `Doc2Vec`.
///
/// ```java
/// Checkpoints checkpoints = Checkpoints.in(Path.of("vectors.checkpoint"));
/// Word2VecModel model = Word2VecModel.train(corpus, config, checkpoints, progress);
/// model.save(Path.of("vectors.model"));
/// checkpoints.discard();
/// ```
///
/// A training whose file is there already goes on from it; it must have the same settings and corpus. With one thread,
/// or in [deterministic][Word2Vec.Config#deterministic] mode, the result is that of a training that was not killed, to
/// the byte. The file is replaced whole or not at all; it is as large as what is trained, of which no copy is made in
/// memory. Training waits while it is written.
///
/// @param file  where that is kept
/// @param every  time from one checkpoint to the next, at least
public record Checkpoints(Path file, Duration every) {
    private static final Duration USUAL = Duration.ofMinutes(10);

    /// Checks the time.
    ///
    /// @throws IllegalArgumentException if `every` is negative
    public Checkpoints {
        if (every.isNegative()) {
            throw new IllegalArgumentException("a checkpoint every " + every + "; the time must not be negative");
        }
    }

    /// Returns checkpoints in `file`, one in ten minutes.
    public static Checkpoints in(Path file) {
        return new Checkpoints(file, USUAL);
    }

    /// Returns this with `every`.
    public Checkpoints withEvery(Duration every) {
        return new Checkpoints(file, every);
    }

    /// Returns what keeps a training that goes by the words of `vocabulary`; nothing without `checkpoints`. `settings`
    /// are all that must be the same when it goes on, by name.
    static TrainingCheckpoints keeper(
            Optional<Checkpoints> checkpoints,
            CheckpointFile.Kind kind,
            Map<String, String> settings,
            TrainingVocabulary vocabulary) {
        return checkpoints
                .<TrainingCheckpoints>map(
                        kept -> new CheckpointFile(kept.file(), kept.every(), kind, settings, vocabulary))
                .orElse(TrainingCheckpoints.NONE);
    }

    /// Returns whether there is a checkpoint from which a training would go on.
    public boolean exist() {
        return Files.exists(file);
    }

    /// Removes the file, if it is there.
    ///
    /// @throws IOException if it cannot be removed
    public void discard() throws IOException {
        Files.deleteIfExists(file);
    }
}
