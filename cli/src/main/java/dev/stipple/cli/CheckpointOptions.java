package dev.stipple.cli;

import dev.stipple.word.train.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How a training that is stopped goes on.
final class CheckpointOptions {
    private static final double MOST_MINUTES = 1e6;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--resume",
            description = "Go on with a training that was stopped, from OUTPUT.checkpoint, if that is there.")
    private boolean resume;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How often OUTPUT.checkpoint is written while training, for glove at the end of an epoch"
                    + " (default: 10).")
    private double minutes;

    /// Returns the checkpoints beside `output`, and says where the training begins.
    ///
    /// @throws picocli.CommandLine.ParameterException if they cannot be so often
    /// @throws IOException if there is one that nobody asked to go on from, and which would be lost
    Checkpoints begin(Path output, Messages messages) throws IOException {
        Checkpoints checkpoints = Checkpoints.in(output.resolveSibling(output.getFileName() + ".checkpoint"))
                .withEvery(WrongUse.checked(spec, this::every));
        if (!resume && checkpoints.exist()) {
            throw new IOException(checkpoints.file()
                    + " is left of a training that was stopped; add --resume to go on with it, or remove it");
        }
        if (resume) {
            messages.say(
                    checkpoints.exist()
                            ? "going on from " + checkpoints.file()
                            : "there is no " + checkpoints.file() + " yet: beginning at the start");
        }
        return checkpoints;
    }

    private Duration every() {
        if (!(minutes >= 0 && minutes <= MOST_MINUTES)) {
            throw new IllegalArgumentException("--checkpoint-every is " + minutes + "; it must be from 0 to 1000000");
        }
        return Duration.ofMillis((long) (minutes * 60_000));
    }
}
