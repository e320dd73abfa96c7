package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that find phrases and join them.
class PhraseCommandsTest {
    @TempDir
    private Path folder;

    private String corpus;
    private String phrases;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = Files.writeString(
                        folder.resolve("corpus.txt"),
                        "in new york city\nnew york city is the bank of america\nto the bank of america in new york\n")
                .toString();
        phrases = folder.resolve("phrases.tsv").toString();
    }

    @Test
    void phrasesAreFoundAndJoined() {
        Run training = train("--min-count", "1", "--threshold", "1", "--passes", "2", "--connectors", "english");

        assertThat(training.err())
                .startsWith("stipple: wrote " + phrases + ": ")
                .endsWith(" phrases" + System.lineSeparator());
        assertThat(training.code()).isZero();
        assertThat(Run.withInput("New York is in new york city\n", "join-phrases", phrases)
                        .out())
                .isEqualTo("New York is in new_york_city\n");
        assertThat(Run.of("join-phrases", phrases, corpus).out().lines())
                .first()
                .isEqualTo("in new_york_city");
    }

    @Test
    void aWrongScaleIsRefused() {
        Run run = train("--score", "npmi", "--threshold", "10");

        assertThat(run.err()).contains("threshold is 10.0; it must be from -1 to 1 for this score");
        assertThat(run.code()).isEqualTo(2);
        assertThat(Path.of(phrases)).doesNotExist();
    }

    @Test
    void anotherFileIsNamed() {
        Run run = Run.of("join-phrases", corpus, corpus);

        assertThat(run.err()).startsWith("stipple: " + corpus).contains("line 1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    private Run train(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "train-phrases";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "--output";
        arguments[options.length + 2] = phrases;
        arguments[options.length + 3] = corpus;
        return Run.of(arguments);
    }
}
