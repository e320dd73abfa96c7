package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.word.train.Checkpoints;
import dev.stipple.word.train.Word2Vec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trainings that go on, and documents.
class TrainFurtherTest {
    @TempDir
    private Path folder;

    private Path corpus;
    private Path output;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = Files.writeString(
                folder.resolve("corpus.txt"), "red green red green\ntea milk tea milk\n".repeat(20_000));
        output = folder.resolve("vectors.vec");
    }

    private Run train(String... options) {
        List<String> all = new ArrayList<>(
                List.of("train-words", "--output", output.toString(), "--threads", "1", corpus.toString()));
        all.addAll(List.of(options));
        if (!all.contains("--epochs")) {
            all.addAll(List.of("--epochs", "2"));
        }
        if (!all.contains("--dimension") && !all.contains("--continue")) {
            all.addAll(List.of("--dimension", "8"));
        }
        return Run.of(all.toArray(String[]::new));
    }

    /// The checkpoint of the same training, stopped on its way.
    private Path stop() throws IOException {
        Path checkpoint = folder.resolve("vectors.vec.checkpoint");
        Word2Vec.train(
                Corpus.lines(corpus),
                Word2Vec.Config.DEFAULT.withDimension(8).withThreads(1).withEpochs(2),
                new Checkpoints(checkpoint, Duration.ZERO),
                Progress.NONE);
        return checkpoint;
    }

    @Test
    void aTrainingThatWasStoppedGoesOn() throws IOException {
        assertThat(train().code()).isZero();
        String whole = Files.readString(output);
        Files.delete(output);
        Path checkpoint = stop();

        Run refused = train();
        assertThat(refused.err())
                .contains(checkpoint.toString(), "add --resume")
                .hasLineCount(1);
        assertThat(refused.code()).isEqualTo(1);

        Run other = train("--resume", "--seed", "2");
        assertThat(other.err()).contains("whose seed is 1, not 2");
        assertThat(other.code()).isEqualTo(1);

        Run resumed = train("--resume");
        assertThat(resumed.err()).contains("going on from " + checkpoint);
        assertThat(resumed.code()).isZero();
        assertThat(output).content().isEqualTo(whole);
        assertThat(checkpoint).doesNotExist();
        assertThat(train("--resume").err()).contains("beginning at the start");
    }

    @ParameterizedTest
    @CsvSource({"fasttext,vec", "glove,vec", "doc2vec,safetensors"})
    void soDoThoseOfOtherAlgorithms(String algorithm, String ending) throws IOException {
        output = folder.resolve("vectors." + ending);
        String[] options = {"--algorithm", algorithm, "--min-count", "1", "--checkpoint-every", "0"};
        assertThat(train(options).code()).isZero();
        byte[] whole = Files.readAllBytes(output);
        Path checkpoint = folder.resolve("vectors." + ending + ".checkpoint");
        assertThat(checkpoint).doesNotExist();
        Files.writeString(checkpoint, "no checkpoint at all");

        assertThat(train(options).err()).contains("add --resume");
        Run wrong = train("--resume", "--algorithm", algorithm);
        assertThat(wrong.err()).contains(checkpoint.toString(), "no checkpoint");
        assertThat(wrong.code()).isEqualTo(1);
        Files.delete(checkpoint);
        Run resumed = train("--resume", "--algorithm", algorithm, "--min-count", "1");

        assertThat(resumed.err()).contains("beginning at the start");
        assertThat(output).hasBinaryContent(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "--checkpoint-every=-1,it must be from 0",
        "--checkpoint-every=NaN,it must be from 0",
        "--checkpoint-every=soon,is not a double",
        "--continue=x --loss=hierarchical-softmax,means nothing to hierarchical-softmax",
        "--min-count=0,minCount is 0",
        "--epochs 0,epochs is 0",
        "--sample=2,sample is 2.0",
        "--learning-rate=0,learningRate is 0.0",
        "--learning-rate=-1,learningRate is -1.0",
        "--algorithm=doc2vec --checkpoint-every=-1 --format=safetensors,it must be from 0",
        "--algorithm=fasttext --max-ngram=0 --buckets=7,means nothing",
        "--tokenizer=gpt2 --splitter=unicode,means nothing"
    })
    void wrongSettingsAreAWrongUse(String options, String message) {
        Run run = train(options.split(" "));

        assertThat(run.err()).contains(message);
        assertThat(run.code()).isEqualTo(2);
        assertThat(output).doesNotExist();
    }

    @Test
    void aLearningRateMayBeBelowTheUsualLeast() {
        assertThat(train("--learning-rate", "1e-6").code()).isZero();
    }

    @Test
    void aModelLearnsFromMoreText() throws IOException {
        String model = folder.resolve("words.model").toString();
        assertThat(train("--save-model", model).code()).isZero();
        Files.writeString(corpus, "red blue red blue\n".repeat(100));

        Run more = train("--continue", model);

        assertThat(more.err()).contains("5 words, dimension 8");
        assertThat(Run.of("nearest", output.toString(), "blue").out()).contains("red", "green", "tea", "milk");
        Run wrong = train("--continue", model, "--dimension", "9");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--dimension is 9").contains("have 8 numbers");
    }

    @ParameterizedTest
    @CsvSource({"glove,--save-model=x", "fasttext,--continue=x", "doc2vec,--save-model=x", "skipgram,--with-words"})
    void optionsOfOtherAlgorithmsAreRefused(String algorithm, String option) {
        Run run = train("--algorithm", algorithm, option);

        assertThat(run.err()).contains(option.replaceAll("=.*", "") + " means nothing to " + algorithm);
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"dm,0", "dbow,0", "dbow,1"})
    void documentsGetVectors(String model, int withWords) throws IOException {
        Files.writeString(corpus, "red green red green\ntea milk tea milk\n".repeat(50));
        output = folder.resolve("documents.safetensors");
        String[] options = {"--algorithm", "doc2vec", "--document-model", model, "--with-words"};

        Run run = train(withWords == 1 ? options : Arrays.copyOf(options, 4));

        assertThat(run.err()).contains("100 documents, dimension 8");
        assertThat(run.code()).isZero();
        output = folder.resolve("documents.vec");
        assertThat(train("--algorithm", "doc2vec").err()).contains("doc2vec is written as safetensors alone");
    }

    @Test
    void unseenTextsGetVectorsAndFindDocuments() throws IOException {
        Files.writeString(corpus, "red green red green\ntea milk tea milk\n".repeat(50));
        output = folder.resolve("documents.safetensors");
        Path tags = Files.writeString(folder.resolve("tags"), "colour %d\ndrink %1$d\n");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            names.append(Files.readString(tags).formatted(i));
        }
        Files.writeString(tags, names);
        assertThat(train("--algorithm", "doc2vec", "--epochs", "30", "--tags", tags.toString())
                        .code())
                .isZero();

        Run vectors = Run.withInput("red green\nred green\n\nunknown\n", "infer-documents", output.toString());
        String[] lines = vectors.out().split("\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEqualTo(lines[1]).isNotEqualTo(lines[2]);
        assertThat(lines[0].split(" ")).hasSize(8);
        assertThat(lines[3]).isEqualTo(String.join(" ", Collections.nCopies(8, "0.0")));
        Run json = Run.withInput(
                "milk tea milk tea", "infer-documents", output.toString(), "--nearest", "--count", "1", "--json");
        assertThat(json.out()).startsWith("{\"documents\":[{\"tag\":\"drink ").hasLineCount(1);
        assertThat(Run.of("infer-documents", corpus.toString()).err()).contains("no document model");
        assertThat(Run.of("infer-documents", output.toString(), "--epochs", "0").code())
                .isEqualTo(2);
    }

    @Test
    void tagsMustBeAsManyAsDocuments() throws IOException {
        Files.writeString(corpus, "red green red green\ntea milk tea milk\n".repeat(5));
        output = folder.resolve("documents.safetensors");
        Path tags = Files.writeString(folder.resolve("tags"), "a\nb\n");

        Run run = train("--algorithm", "doc2vec", "--tags", tags.toString());

        assertThat(run.err()).contains(tags + ": 2 tags for 10 documents");
        assertThat(run.code()).isEqualTo(1);
        assertThat(output).doesNotExist();
    }
}
