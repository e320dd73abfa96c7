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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How a training of Word2Vec goes on with more text.
final class ModelOptions {
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

    private @Nullable Word2VecModel before;

    /// Returns the dimension of the model to continue, if there is one.
    ///
    /// @throws ParameterException if another one is `asked` for
    OptionalInt dimension(@Nullable Integer asked, CommandSpec command) throws IOException {
        if (continued == null) {
            return OptionalInt.empty();
        }
        before = Word2VecModel.load(continued);
        if (asked != null && asked != before.dimension()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--dimension is " + asked + ", but the vectors of " + continued + " have " + before.dimension()
                            + " numbers; leave the option out");
        }
        return OptionalInt.of(before.dimension());
    }

    /// Refuses a model that could not be written.
    void check() throws IOException {
        if (savedModel != null) {
            OutputFiles.check(savedModel);
        }
    }

    /// Returns Word2Vec with `config`, which begins and ends as the options say.
    ///
    /// @throws IllegalArgumentException if it cannot begin with a model
    WordTrainer trainer(Word2Vec.Config config, Messages messages) {
        if (continued != null && config.loss() == Word2Vec.Loss.HIERARCHICAL_SOFTMAX) {
            throw new IllegalArgumentException(
                    "--continue means nothing to hierarchical-softmax, since more words make another tree");
        }
        return (corpus, tokenizer, checkpoints, progress) ->
                train(corpus, tokenizer, config, checkpoints, progress, messages);
    }

    private WordVectors train(
            Corpus corpus,
            @Nullable Tokenizer tokenizer,
            Word2Vec.Config config,
            Checkpoints checkpoints,
            Progress progress,
            Messages messages)
            throws IOException {
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
        Word2VecModel start = before;
        if (start == null) {
            return tokenizer == null
                    ? Word2VecModel.train(corpus, config, checkpoints, progress)
                    : Word2VecModel.train(corpus, tokenizer, config, checkpoints, progress);
        }
        before = null; // its matrices are not held longer than the training needs them
        return tokenizer == null
                ? start.trainMore(corpus, config, checkpoints, progress)
                : start.trainMore(corpus, tokenizer, config, checkpoints, progress);
    }
}
