package dev.stipple.vocabularies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTokenizerTest {
    /// Against the ids that jtokkit's authors took from tiktoken.
    @ParameterizedTest
    @ValueSource(strings = {"r50k_base", "p50k_base", "p50k_edit", "cl100k_base", "o200k_base"})
    void equalsTiktoken(String name) throws IOException {
        String csv = Files.readString(golden(name + "_encodings.csv"));
        Tokenizer tokenizer = Tokenizer.named(name);
        List<String> failures = new ArrayList<>();
        List<List<String>> rows = rows(csv);
        for (List<String> row : rows.subList(1, rows.size())) {
            String ids = Arrays.toString(tokenizer.encode(row.get(0)));
            if (!ids.equals(row.get(1))) {
                failures.add(row.get(0) + " gives " + ids + ", not " + row.get(1));
            }
            assertThat(tokenizer.decode(tokenizer.encode(row.get(0)))).isEqualTo(row.get(0));
        }
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(failures).isEmpty();
    }

    /// Returns a file that lies beside the checkout; skips the test where it does not.
    private static Path golden(String name) {
        Path file = Path.of("../../shared/data/golden/jtokkit", name);
        assumeTrue(Files.exists(file), () -> "skipped: no " + file + " on this machine");
        return file;
    }

    /// Reads comma-separated values: fields may be quoted, and then hold doubled quotes and line feeds.
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(csv.charAt(i++));
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    // One of the files ends with an empty line.
                    if (row.size() > 1) {
                        rows.add(row);
                    }
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "gpt2, 50257, 50256",
        "r50k_base, 50257, 50256",
        "p50k_base, 50281, 50256",
        "p50k_edit, 50284, 50256",
        "cl100k_base, 100277, 100257",
        "o200k_base, 200019, 199999",
        "o200k_harmony, 201088, 199999"
    })
    void knowsTiktokensEncodings(String name, int idLimit, int endOfText) {
        Tokenizer tokenizer = Tokenizer.named(name);
        assertThat(tokenizer.vocabulary().idLimit()).isEqualTo(idLimit);
        assertThat(tokenizer.encode("<|endoftext|>", Specials.ALLOW_ALL)).containsExactly(endOfText);
        assertThat(tokenizer.encode("<|endoftext|>")).doesNotContain(endOfText);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, 200019",
        "gpt-4o-2024-05-13, 200019",
        "o1-preview, 200019",
        "gpt-5-mini, 200019",
        "gpt-oss-20b, 201088",
        "gpt-4, 100277",
        "gpt-4-32k, 100277",
        "gpt-3.5-turbo-0301, 100277",
        "text-embedding-3-small, 100277",
        "ft:gpt-4o-mini:mine, 200019",
        "text-davinci-003, 50281",
        "text-davinci-edit-001, 50284",
        "davinci, 50257",
        "gpt-2, 50257"
    })
    void knowsModels(String model, int idLimit) {
        assertThat(Tokenizer.named(model).vocabulary().idLimit()).isEqualTo(idLimit);
    }

    @Test
    void knowsBert() {
        Tokenizer tokenizer = Tokenizer.named("bert-base-uncased");
        assertThat(tokenizer.encode("Hello, world!")).containsExactly(101, 7592, 1010, 2088, 999, 102);
        assertThat(tokenizer.pipeline().truncation()).isEmpty();
        assertThat(tokenizer.pipeline().padding()).isEmpty();
    }

    @Test
    void offersSimilarNames() {
        assertThatThrownBy(() -> Tokenizer.named("cl100k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'cl100k'; similar names: cl100k_base");
    }
}
