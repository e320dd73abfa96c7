package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepDimensionsTest {
    @TempDir
    private Path folder;

    private Path output;
    private Path corpus;
    private Path pairs;
    private Path questions;

    @BeforeEach
    void writeInputs() throws IOException {
        output = folder.resolve("sweep");
        corpus =
                Files.writeString(folder.resolve("corpus.txt"), "red green red green\ntea milk tea milk\n".repeat(100));
        pairs = Files.writeString(
                folder.resolve("PAIRS.txt"), "red\tgreen\t9\ntea\tmilk\t8\nred\tmilk\t1\ngreen\tsky\t2\n");
        questions = Files.writeString(folder.resolve("questions.txt"), ": colors\nred green tea milk\n");
    }

    private Run sweep(String... options) {
        List<String> all = new ArrayList<>(List.of("sweep-dimensions", "--threads", "1", "--epochs", "2"));
        all.addAll(List.of(options));
        all.addAll(List.of("--output", output.toString(), corpus.toString()));
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void aTableAChartAndVectorsAreWritten() throws IOException {
        Run run = sweep(
                "--dimensions",
                "2,16",
                "--keep-vectors",
                "--similarity",
                pairs.toString(),
                "--analogies",
                questions.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .first()
                .asString()
                .matches("dimension +seconds +words/s +matrices MB +heap MB +file MB +PAIRS +analogies");
        assertThat(run.err())
                .contains("dimension 2: trained in", "dimension 16: trained in", "wrote " + output)
                .doesNotContain("Exception");
        assertThat(output.toFile().list())
                .containsExactlyInAnyOrder("sweep.tsv", "sweep.svg", "sweep.png", "vectors-2.bin", "vectors-16.bin");
        List<String> table = Files.readAllLines(output.resolve("sweep.tsv"));
        assertThat(table.getFirst())
                .isEqualTo("dimension\tvocabulary\tseconds\twords_per_second\tmatrix_bytes\theap_bytes\tfile_bytes"
                        + "\tPAIRS\tsemantic\tsyntactic\tanalogies");
        assertThat(table).hasSize(3).last().asString().startsWith("16\t4\t");
        assertThat(table.getLast().split("\t", -1)[6])
                .isEqualTo(String.valueOf(Files.size(output.resolve("vectors-16.bin"))));
        assertThat(Files.readString(output.resolve("sweep.svg")))
                .contains("skipgram on corpus.txt", "PAIRS", ">16</text>");
        assertThat(Run.of("nearest", output.resolve("vectors-16.bin").toString(), "red", "--count", "1")
                        .code())
                .isZero();
    }

    @Test
    void jsonIsAnObjectADimensionWithTheMembersOfEvaluateWords() throws IOException {
        Run run = sweep("--dimensions", "3,1", "--algorithm", "cbow", "--json", "--similarity", pairs.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(2).allSatisfy(line -> {
            try (JsonParser json = new JsonFactory().createParser(line)) {
                while (json.nextToken() != null) {}
            }
        });
        assertThat(run.out().lines().toList().getFirst())
                .startsWith("{\"dimension\":3,\"vocabulary\":4,\"seconds\":")
                .contains("\"words_per_second\":", "\"matrix_bytes\":", "\"heap_bytes\":", "\"file_bytes\":")
                .contains("\"similarity\":[{\"set\":\"PAIRS\",\"spearman\":")
                .endsWith(",\"pairs\":4,\"found\":3}]}");
    }

    @Test
    void tokensCanBeWords() {
        assertThat(sweep("--dimensions", "4", "--tokenizer", "gpt2").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --dimensions 0            | dimension is 0; it must be from 1 to 4096
                    --dimensions 10,10        | two are the same
                    --dimensions ten          | ten
                    --restrict 0              | --restrict 0 is not positive
                    --algorithm glove         | it must be skipgram or cbow
                    --x-max 5                 | --x-max means nothing to skipgram
                    --negatives 0             | negatives is 0
                    """)
    void wrongUseIsExitCode2AndWritesNothing(String options, String message) {
        Run run = sweep(options.split(" ", -1));

        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
        assertThat(output).doesNotExist();
    }

    @Test
    void inputsThatAreNotThereAreToldBeforeTraining() throws IOException {
        assertThat(sweep("--similarity", "missing.txt").err())
                .isEqualToIgnoringNewLines("stipple: missing.txt: no such file");
        assertThat(output).doesNotExist();

        Files.writeString(output, "a file");
        Run run = sweep();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("stipple: " + output + ": is a file; give the name of a folder");
        assertThat(run.code()).isEqualTo(1);
    }
}
