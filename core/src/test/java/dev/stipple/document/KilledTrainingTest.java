package dev.stipple.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stipple.Progress;
import dev.stipple.UnsupportedModelException;
import dev.stipple.text.Corpus;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import dev.stipple.word.train.Checkpoints;
import dev.stipple.word.train.FastText;
import dev.stipple.word.train.Glove;
import dev.stipple.word.train.Word2Vec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trainings of all kinds that are killed and go on: what they write in the end is what they would have written, byte
/// for byte.
class KilledTrainingTest {
    private static final Corpus CORPUS = Corpus.of(Doc2VecTest.texts(600, 5));

    private static final int EPOCHS = 10;

    @TempDir
    private Path folder;

    private Checkpoints checkpoints;
    private Path output;

    @BeforeEach
    void nameFiles() {
        checkpoints = Checkpoints.in(folder.resolve("kept")).withEvery(Duration.ZERO);
        output = folder.resolve("vectors");
    }

    /// Trains and writes a file.
    interface Training {
        void run(Path output, Checkpoints checkpoints, Progress progress) throws IOException;
    }

    /// What can be trained: in blocks of a few thousand words, so that a small corpus has many.
    enum Kind {
        SKIP_GRAM {
            @Override
            Training with(int threads, int dimension) {
                return (output, checkpoints, progress) -> save(
                        Word2Vec.train(
                                CORPUS,
                                Word2Vec.Config.DEFAULT
                                        .withDimension(dimension)
                                        .withSample(0.01)
                                        .withEpochs(EPOCHS)
                                        .withThreads(threads)
                                        .withDeterministic(true),
                                checkpoints,
                                progress),
                        output);
            }
        },
        FASTTEXT {
            @Override
            Training with(int threads, int dimension) {
                return (output, checkpoints, progress) -> save(
                        FastText.train(
                                CORPUS,
                                FastText.Config.DEFAULT
                                        .withDimension(dimension)
                                        .withBuckets(1000)
                                        .withSample(0.01)
                                        .withEpochs(EPOCHS)
                                        .withThreads(threads)
                                        .withDeterministic(true),
                                checkpoints,
                                progress),
                        output);
            }
        },
        GLOVE {
            @Override
            Training with(int threads, int dimension) {
                return (output, checkpoints, progress) -> save(
                        Glove.train(
                                CORPUS,
                                Glove.Config.DEFAULT
                                        .withDimension(dimension)
                                        .withEpochs(50)
                                        .withThreads(threads)
                                        .withDeterministic(true),
                                checkpoints,
                                progress),
                        output);
            }
        },
        DM {
            @Override
            Training with(int threads, int dimension) {
                return documents(Doc2Vec.Config.DEFAULT, threads, dimension);
            }
        },
        DBOW_WITH_WORDS {
            @Override
            Training with(int threads, int dimension) {
                return documents(Doc2Vec.Config.DBOW.withTrainWords(true), threads, dimension);
            }
        };

        abstract Training with(int threads, int dimension);

        private static Training documents(Doc2Vec.Config usual, int threads, int dimension) {
            return (output, checkpoints, progress) -> {
                Doc2Vec.Config config = usual.withDimension(dimension)
                        .withEpochs(EPOCHS)
                        .withThreads(threads)
                        .withDeterministic(true);
                Doc2Vec.train(CORPUS, config, checkpoints, progress).save(output);
            };
        }

        private static void save(WordVectors vectors, Path output) throws IOException {
            vectors.save(output, vectors.contains("t1w") ? VectorFormat.FASTTEXT : VectorFormat.WORD2VEC_BINARY);
        }
    }

    @ParameterizedTest
    @CsvSource({"SKIP_GRAM,2", "FASTTEXT,1", "FASTTEXT,2", "GLOVE,2", "DM,1", "DM,2", "DBOW_WITH_WORDS,2"})
    void whatGoesOnWritesTheSameBytes(Kind kind, int threads) throws IOException, InterruptedException {
        Training training = kind.with(threads, 8);
        Checkpoints never = Checkpoints.in(folder.resolve("never")).withEvery(Duration.ofDays(1));
        Path whole = folder.resolve("whole");
        training.run(whole, never, Progress.NONE);

        kill(training);
        training.run(output, checkpoints, Progress.NONE);

        assertThat(output).hasSameBinaryContentAs(whole);
        // Another number of threads is another training, so the above is no accident of all being the same.
        kind.with(threads + 1, 8).run(output, never, Progress.NONE);
        assertThat(Files.mismatch(output, whole)).isNotNegative();
    }

    /// Kills a training that has kept itself.
    private void kill(Training training) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                training.run(output, checkpoints, Progress.NONE);
            } catch (IOException | CancellationException e) {
                // As it should be.
            }
        });
        thread.start();
        while (thread.isAlive() && !checkpoints.exist()) {
            Thread.sleep(1);
        }
        thread.interrupt();
        thread.join();
        assertThat(checkpoints.exist()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FASTTEXT", "GLOVE", "DM"})
    void aCheckpointOfAnotherTrainingIsRefused(Kind kind) throws IOException {
        kind.with(1, 8).run(output, checkpoints, Progress.NONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.with(1, 9).run(output, checkpoints, Progress.NONE))
                .withMessageContainingAll("kept", "dimension is 8, not 9", "remove it");
        assertThatExceptionOfType(UnsupportedModelException.class)
                .isThrownBy(() -> Kind.SKIP_GRAM.with(1, 8).run(output, checkpoints, Progress.NONE))
                .withMessageContainingAll("kept", "no checkpoint of this training");
    }

    @Test
    void otherDocumentsWithTheSameWordsAreAnotherCorpus() throws IOException {
        Doc2Vec.Config config =
                Doc2Vec.Config.DEFAULT.withMinCount(1).withThreads(1).withDeterministic(true);
        Doc2Vec.train(Corpus.of("a b a b", "b a ".repeat(9000)), config, checkpoints, Progress.NONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Doc2Vec.train(Corpus.of("a b", "a b", "b a ".repeat(9000)), config, checkpoints, Progress.NONE))
                .withMessageContaining("another corpus");
    }
}
