package dev.stipple.word.train;

import dev.stipple.MalformedModelException;
import dev.stipple.Progress;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.train.TextWords;
import dev.stipple.internal.vectorfile.ModelFile;
import dev.stipple.internal.vectorfile.ModelTable;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Word vectors with all that a training needs to go on: what [Word2Vec] throws away when it is done.
///
/// ```java
/// Word2VecModel model = Word2VecModel.load(Path.of("vectors.model"));
/// Word2VecModel newer = model.trainMore(Corpus.lines(news), Word2Vec.Config.DEFAULT, Progress.NONE);
/// ```
///
/// Immutable and thread-safe.
public final class Word2VecModel {
    private final ModelTable table;

    private Word2VecModel(ModelTable table) {
        this.table = table;
    }

    /// Returns a model that is trained on the texts of `corpus`, whose vectors are those of [Word2Vec#train].
    ///
    /// @throws IllegalArgumentException if no word occurs often enough
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Word2VecModel train(Corpus corpus, Word2Vec.Config config, Progress progress) throws IOException {
        return run(corpus, TextWords.of(config.splitter()), config, Optional.empty(), Optional.empty(), progress);
    }

    /// Returns a model that is trained on the texts of `corpus`, and can go on from its last checkpoint when it is
    /// killed meanwhile.
    ///
    /// @throws IllegalArgumentException if no word occurs often enough, or the checkpoint is one of another corpus
    /// or of other settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Word2VecModel train(Corpus corpus, Word2Vec.Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return run(
                corpus, TextWords.of(config.splitter()), config, Optional.empty(), Optional.of(checkpoints), progress);
    }

    /// Returns a model of the tokens of `tokenizer`; as [#train(Corpus, Word2Vec.Config, Checkpoints, Progress)] else.
    ///
    /// @throws IllegalArgumentException if no token occurs often enough, or the checkpoint is one of another corpus
    /// or of other settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Word2VecModel train(
            Corpus corpus, Tokenizer tokenizer, Word2Vec.Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return run(corpus, TextWords.of(tokenizer), config, Optional.empty(), Optional.of(checkpoints), progress);
    }

    /// Returns a model that has learnt from the texts of `corpus` too. Its vocabulary holds all words of this one, and
    /// the new ones that occur often enough; counts add up. This model stays as it is.
    ///
    /// @throws IllegalArgumentException if `config` has another dimension, or one of the two has hierarchical
    /// softmax, whose tree a new vocabulary makes another; or if no word of the corpus is known or occurs often
    /// enough
    /// @throws IOException if the corpus cannot be read
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public Word2VecModel trainMore(Corpus corpus, Word2Vec.Config config, Progress progress) throws IOException {
        return run(corpus, TextWords.of(config.splitter()), config, Optional.of(table), Optional.empty(), progress);
    }

    /// Returns a model that has learnt from the texts of `corpus` too, and can go on from its last checkpoint when it
    /// is killed meanwhile; as [#trainMore(Corpus, Word2Vec.Config, Progress)] else.
    ///
    /// @throws IllegalArgumentException as there; or if the checkpoint is one of another corpus or of other
    /// settings
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public Word2VecModel trainMore(Corpus corpus, Word2Vec.Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return run(
                corpus,
                TextWords.of(config.splitter()),
                config,
                Optional.of(table),
                Optional.of(checkpoints),
                progress);
    }

    /// Returns a model of the tokens of `tokenizer`; as
    /// [#trainMore(Corpus, Word2Vec.Config, Checkpoints, Progress)] else.
    ///
    /// @throws IllegalArgumentException as there
    /// @throws IOException if the corpus cannot be read, or a checkpoint not be read or written
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public Word2VecModel trainMore(
            Corpus corpus, Tokenizer tokenizer, Word2Vec.Config config, Checkpoints checkpoints, Progress progress)
            throws IOException {
        return run(corpus, TextWords.of(tokenizer), config, Optional.of(table), Optional.of(checkpoints), progress);
    }

    private static Word2VecModel run(
            Corpus corpus,
            TextWords words,
            Word2Vec.Config config,
            Optional<ModelTable> before,
            Optional<Checkpoints> checkpoints,
            Progress progress)
            throws IOException {
        return new Word2VecModel(new ModelTraining(config, before, checkpoints).model(corpus, words, progress));
    }

    /// Returns the model in `file`, which [#save] wrote; or what a training had learnt at its last checkpoint.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if it is another kind of file
    /// @throws IOException if it cannot be read
    public static Word2VecModel load(Path file) throws IOException {
        return new Word2VecModel(ModelFile.load(file));
    }

    /// Writes the model to `file`, whole or not at all: as safetensors (docs/formats/word-vectors.md), whose vectors
    /// [WordVectors#open] reads too.
    ///
    /// @throws IOException if the file cannot be written
    public void save(Path file) throws IOException {
        ModelFile.write(table, file);
    }

    /// Returns the word vectors.
    public WordVectors vectors() {
        return WordVectors.of(
                new VectorTable(table.words(), table.vectors(), Optional.of(table.counts()), Optional.empty()));
    }

    /// Returns the length of each vector.
    public int dimension() {
        return table.vectors().columns();
    }
}
