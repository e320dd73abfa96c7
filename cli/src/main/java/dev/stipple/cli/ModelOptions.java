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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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
}
