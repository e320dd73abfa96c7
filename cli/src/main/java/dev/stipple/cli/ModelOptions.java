package dev.stipple.cli;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.WordVectors;
import dev.stipple.word.train.Checkpoints;
import dev.stipple.word.train.Word2Vec;
import dev.stipple.word.train.Word2VecModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a training of Word2Vec is kept and goes on.
final class ModelOptions {
    private static final double MOST_MINUTES = 1e6;

    @Option(
            names = "--resume",
            description = "Go on with a training that was stopped, from OUTPUT.checkpoint, if that is there.")
    private boolean resume;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How often OUTPUT.checkpoint is written while training (default: 10).")
    private double minutes;

    @Option(
            names = "--save-model",
            paramLabel = "FILE",
            description = "Also write a model that --continue can train further.")
    private @Nullable Path savedModel;

    @Option(
            names = "--continue",
            paramLabel = "FILE",
            description = "Begin with this model: its words stay, those of the corpus come to them.")
    private @Nullable Path continued;

    /// Refuses what could not be written, and what would be lost.
    void check(Path output) throws IOException {
        if (savedModel != null) {
            OutputFiles.check(savedModel);
        }
        Checkpoints checkpoints = checkpoints(output);
        if (!resume && checkpoints.exist()) {
            throw new IOException(checkpoints.file()
                    + " is left of a training that was stopped; add --resume to go on with it, or remove it");
        }
    }

    private Checkpoints checkpoints(Path output) {
        if (!(minutes >= 0 && minutes <= MOST_MINUTES)) {
            throw new IllegalArgumentException("--checkpoint-every is " + minutes + "; it must be from 0 to 1000000");
        }
        return Checkpoints.in(output.resolveSibling(output.getFileName() + ".checkpoint"))
                .withEvery(Duration.ofMillis((long) (minutes * 60_000)));
    }

    /// Trains, with checkpoints beside `output`.
    WordVectors train(
            Corpus corpus,
            @Nullable Tokenizer tokenizer,
            Word2Vec.Config config,
            Path output,
            Progress progress,
            Messages messages)
            throws IOException {
        Checkpoints checkpoints = checkpoints(output);
        if (resume) {
            messages.say(
                    checkpoints.exist()
                            ? "going on from " + checkpoints.file()
                            : "there is no " + checkpoints.file() + " yet: beginning at the start");
        }
        if (savedModel == null && continued == null) {
            // The outputs are not needed, which are as large as the vectors.
            return tokenizer == null
                    ? Word2Vec.train(corpus, config, checkpoints, progress)
                    : Word2Vec.train(corpus, tokenizer, config, checkpoints, progress);
        }
        Word2VecModel model = model(corpus, tokenizer, config, checkpoints, progress);
        if (savedModel != null) {
            model.save(savedModel);
            messages.say("wrote " + savedModel + ": a model to be trained further");
        }
        return model.vectors();
    }

    private Word2VecModel model(
            Corpus corpus,
            @Nullable Tokenizer tokenizer,
            Word2Vec.Config config,
            Checkpoints checkpoints,
            Progress progress)
            throws IOException {
        if (continued == null) {
            return tokenizer == null
                    ? Word2VecModel.train(corpus, config, checkpoints, progress)
                    : Word2VecModel.train(corpus, tokenizer, config, checkpoints, progress);
        }
        Word2VecModel before = Word2VecModel.load(continued);
        return tokenizer == null
                ? before.trainMore(corpus, config, checkpoints, progress)
                : before.trainMore(corpus, tokenizer, config, checkpoints, progress);
    }

    /// Removes the checkpoint when what was trained has been written.
    void finish(Path output) throws IOException {
        checkpoints(output).discard();
    }
}
