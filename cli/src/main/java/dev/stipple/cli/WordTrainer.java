package dev.stipple.cli;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.WordVectors;
import dev.stipple.word.train.Checkpoints;
import dev.stipple.word.train.FastText;
import dev.stipple.word.train.Glove;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An algorithm with all its settings.
interface WordTrainer {
    /// Returns vectors for the words of `corpus`, which are tokens where there is a tokenizer.
    WordVectors train(Corpus corpus, @Nullable Tokenizer tokenizer, Checkpoints checkpoints, Progress progress)
            throws IOException;

    /// Returns fastText with `config`.
    static WordTrainer of(FastText.Config config) {
        return (corpus, tokenizer, checkpoints, progress) -> tokenizer == null
                ? FastText.train(corpus, config, checkpoints, progress)
                : FastText.train(corpus, tokenizer, config, checkpoints, progress);
    }

    /// Returns GloVe with `config`.
    static WordTrainer of(Glove.Config config) {
        return (corpus, tokenizer, checkpoints, progress) -> tokenizer == null
                ? Glove.train(corpus, config, checkpoints, progress)
                : Glove.train(corpus, tokenizer, config, checkpoints, progress);
    }
}
