package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Training from the command line, by each algorithm.
class TrainWordsTest {
    @TempDir
    private Path folder;

    private String corpus;
    private String output;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = Files.writeString(folder.resolve("corpus.txt"), "red green red green\ntea milk tea milk\n".repeat(100))
                .toString();
        output = folder.resolve("vectors.vec").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipgram", "cbow", "fasttext", "glove"})
    void eachAlgorithmWritesItsVectors(String algorithm) {
        Run run = train("--algorithm", algorithm, "--dimension", "10", "--epochs", "3", "--threads", "1");

        assertThat(run.err())
                .matches("(?s)stipple: train: .*(words|pairs)/s, loss .*")
                .contains("\nstipple: wrote " + output + ": 4 words, dimension 10, word2vec-text");
        assertThat(run.code()).isZero();
        assertThat(Run.of("nearest", output, "red", "--count", "3").out()).contains("green", "tea", "milk");
    }

    @Test
    void theFormatOfNgramsIsRefusedBeforeTraining() {
        Run run = train("--format", "fasttext");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--format fasttext is for vectors with n-grams")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "glove,--negatives,5",
        "glove,--sample,0",
        "glove,--loss,negative-sampling",
        "skipgram,--x-max,10",
        "cbow,--vector,word",
        "skipgram,--cbow-gradient,mean",
        "fasttext,--loss,hierarchical-softmax",
        "skipgram,--min-ngram,2",
        "cbow,--max-ngram,5",
        "glove,--buckets,1000"
    })
    void optionsOfOtherAlgorithmsAreRefused(String algorithm, String option, String value) {
        Run run = train("--algorithm", algorithm, option, value);

        assertThat(run.err()).contains(option + " means nothing to " + algorithm);
        assertThat(run.code()).isEqualTo(2);
        assertThat(Path.of(output)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--x-max,0,xMax is 0.0", "--alpha,-1,alpha is -1.0", "--window,0,window is 0"})
    void numbersOutOfRangeAreRefused(String option, String value, String message) {
        Run run = train("--algorithm", "glove", option, value);

        assertThat(run.err()).contains(message + "; it must be from");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aModelOfNgramsKnowsWordsThatTheCorpusLacks() {
        output = folder.resolve("model.bin").toString();

        Run run = train("--algorithm", "fasttext", "--dimension", "10", "--buckets", "1000");

        assertThat(run.err()).contains("stipple: wrote " + output + ": 4 words, dimension 10, fasttext");
        assertThat(Run.of("nearest", output, "greenery", "--count", "1").out()).contains("green");
        assertThat(train("--algorithm", "fasttext", "--min-ngram", "7").err()).contains("minNgram is 7");
        assertThat(train("--algorithm", "fasttext", "--min-ngram", "7", "--max-ngram", "8", "--buckets", "9")
                        .code())
                .isZero();
    }

    @Test
    void aCorpusWithNothingToLearnIsOneLine() {
        Run run = train("--algorithm", "glove", "--min-count", "1000");

        assertThat(run.err()).startsWith("stipple: nothing to train on: ").hasLineCount(1);
        assertThat(run.code()).isEqualTo(1);
        assertThat(Path.of(output)).doesNotExist();
    }

    private Run train(String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 4, options.length);
        all[0] = "train-words";
        all[1] = "--output";
        all[2] = output;
        all[3] = corpus;
        return Run.of(all);
    }
}
