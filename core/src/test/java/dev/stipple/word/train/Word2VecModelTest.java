package dev.stipple.word.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stipple.MalformedModelException;
import dev.stipple.Progress;
import dev.stipple.UnsupportedModelException;
import dev.stipple.text.Corpus;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Word2VecModelTest {
    /// In blocks of 500 words, so that a small corpus has many.
    private static final Word2Vec.Config SMALL = Word2Vec.Config.DEFAULT
            .withDimension(10)
            .withEpochs(3)
            .withLearningRate(0.1)
            .withSample(0)
            .withDeterministic(true)
            .withThreads(2);

    private static final Corpus TOPICAL = TopicalCorpus.make();

    @TempDir
    private Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Kills the training when there is a checkpoint and the training tells of itself.
    private static Progress killer(Path checkpoint) {
        return report -> {
            if (report.phase().equals("train") && Files.exists(checkpoint)) {
                throw new Killed();
            }
        };
    }

    @Test
    void aKilledTrainingGoesOnAsIfNothingHadHappened() throws IOException {
        Word2Vec.Config config = SMALL.withEpochs(20);
        float[] expected = TopicalCorpus.values(Word2Vec.train(TOPICAL, config));
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("kept")).withEvery(Duration.ofMillis(1));
        int killed = 0;
        Word2VecModel model = null;
        while (model == null) {
            try {
                Progress progress = killed < 2 ? killer(checkpoints.file()) : Progress.NONE;
                model = Word2VecModel.train(TOPICAL, config, checkpoints, progress);
            } catch (Killed e) {
                killed++;
                assertThat(checkpoints.exist()).isTrue();
            }
        }

        assertThat(killed).isPositive();
        assertThat(TopicalCorpus.values(model.vectors())).containsExactly(expected);
        checkpoints.discard();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() throws IOException {
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("kept")).withEvery(Duration.ZERO);
        Word2VecModel.train(TOPICAL, SMALL, checkpoints, Progress.NONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Word2VecModel.train(TOPICAL, SMALL.withDimension(11), checkpoints, Progress.NONE))
                .withMessageContainingAll("kept", "dimension is 10, not 11", "remove it");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Word2VecModel.train(Corpus.of("a a a a a a b b b b b b"), SMALL, checkpoints, Progress.NONE))
                .withMessageContaining("another corpus");
        // A finished model says not how far it is.
        Word2VecModel.train(TOPICAL, SMALL, Progress.NONE).save(checkpoints.file());
        assertThatExceptionOfType(MalformedModelException.class)
                .isThrownBy(() -> Word2VecModel.train(TOPICAL, SMALL, checkpoints, Progress.NONE))
                .withMessageContaining("no checkpoint");
    }

    @Test
    void whatIsSavedIsLoadedAndOpened() throws IOException {
        Path file = folder.resolve("model");
        Word2VecModel saved = Word2VecModel.train(TOPICAL, SMALL, Progress.NONE);
        saved.save(file);

        Word2VecModel loaded = Word2VecModel.load(file);

        assertThat(TopicalCorpus.values(loaded.vectors())).containsExactly(TopicalCorpus.values(saved.vectors()));
        assertThat(loaded.vectors().words()).isEqualTo(saved.vectors().words());
        loaded.save(folder.resolve("again"));
        assertThat(folder.resolve("again")).hasSameBinaryContentAs(file);
        try (WordVectors opened = WordVectors.open(file)) {
            assertThat(TopicalCorpus.values(opened)).containsExactly(TopicalCorpus.values(saved.vectors()));
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no model at all, but long enough");
        assertThatExceptionOfType(UnsupportedModelException.class)
                .isThrownBy(() -> Word2VecModel.load(text))
                .withMessageContaining("text");
        Path whole = folder.resolve("whole");
        Word2VecModel.train(TOPICAL, SMALL.withEpochs(1), Progress.NONE).save(whole);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {bytes.length - 1, bytes.length / 2, 300, 20}) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(MalformedModelException.class)
                    .isThrownBy(() -> Word2VecModel.load(cut))
                    .withMessageContaining("cut");
        }
    }

    @Test
    void moreTextBringsMoreWordsAndForgetsNone() throws IOException {
        Word2VecModel model = Word2VecModel.train(TOPICAL, SMALL, Progress.NONE);
        String sentence = "t1w1 t1w2 neologism t1w3 t1w4 once ";
        Corpus news = Corpus.of(
                List.of(sentence.repeat(3), sentence.replace("once", "").repeat(200)));

        Word2VecModel newer = model.trainMore(news, SMALL.withMinCount(10), Progress.NONE);

        assertThat(newer.vectors().words())
                .hasSize(model.vectors().size() + 1)
                .contains("neologism")
                .doesNotContain("once")
                .containsAll(model.vectors().words());
        assertThat(newer.vectors().nearest("neologism", 1).getFirst().word()).startsWith("t1w");
        // What the news don't mention stays where it was.
        assertThat(newer.vectors().vector("t2w3").orElseThrow())
                .containsExactly(model.vectors().vector("t2w3").orElseThrow());
        assertThat(newer.vectors().vector("t1w1")).isNotEqualTo(model.vectors().vector("t1w1"));
        // It knows more than what is new: the same text alone teaches less.
        assertThat(newer.vectors().nearest("t2w3", 1).getFirst().word()).startsWith("t2w");
    }

    @Test
    void whatCannotBeTrainedFurtherSaysSo() throws IOException {
        Word2VecModel model = Word2VecModel.train(TOPICAL, SMALL, Progress.NONE);
        Word2Vec.Config tree = SMALL.withLoss(Word2Vec.Loss.HIERARCHICAL_SOFTMAX);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.trainMore(TOPICAL, SMALL.withDimension(7), Progress.NONE))
                .withMessage("dimension is 7, but the model has vectors of 10 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.trainMore(TOPICAL, tree, Progress.NONE))
                .withMessageContaining("hierarchical-softmax");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Word2VecModel.train(TOPICAL, tree, Progress.NONE).trainMore(TOPICAL, SMALL, Progress.NONE))
                .withMessageContaining("hierarchical-softmax");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.trainMore(Corpus.of("all unknown"), SMALL, Progress.NONE))
                .withMessageContaining("nothing to train on");
    }
}
