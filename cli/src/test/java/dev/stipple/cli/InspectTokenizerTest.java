package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTokenizerTest {
    @Test
    void showsTheSteps() {
        assertThat(Run.of("inspect-tokenizer", "gpt2").out())
                .contains("byte-level BPE")
                .contains("50257 tokens")
                .contains("50256 <|endoftext|>");
        assertThat(Run.of("inspect-tokenizer", "bert-base-uncased").out())
                .contains("WordPiece")
                .contains("BertNormalizer (clean_text true")
                .contains("single [[CLS], $A, [SEP]]")
                .contains("mask")
                .contains("103 [MASK]");
    }

    @Test
    void longRowsBreakBetweenSettings() {
        assertThat(Run.of("inspect-tokenizer", "bert-base-uncased").out().lines())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches(" {16}\\S.*"));
    }

    @Test
    void jsonHasAllOfIt() {
        Run run = Run.of("inspect-tokenizer", "bert-base-uncased", "--json");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("{\"tokenizer\":\"bert-base-uncased\",\"kind\":\"WordPiece\",\"size\":30522")
                .contains("\"roles\":{")
                .contains("\"normalizer\":{\"type\":\"BertNormalizer\"")
                .endsWith("}\n");
    }

    @Test
    void refusesWhatItCannotLoad() {
        Run run = Run.of("inspect-tokenizer", "./absent");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("absent");
    }

    @Test
    void callsAnEmptyFileSo(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("tokenizer.json"));
        assertThat(Run.of("inspect-tokenizer", file.toString()).err())
                .contains("tokenizer.json: not supported: an empty file");
    }
}
