package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands on a tokenizer that is trained here, and on the named ones.
class TokenCommandsTest {
    private static final String TEXT = "Is this a test? It is:\r\n\tnaïve café, 茶 and 🍵🍵, 12345.\n\n";

    @TempDir
    private static Path folder;

    private static String tokenizer;

    @BeforeAll
    static void train() throws IOException {
        Path corpus = folder.resolve("corpus.txt");
        Files.writeString(corpus, "this is a test, it is only a test of the testing of texts\n".repeat(20));
        tokenizer = folder.resolve("tokenizer.json").toString();
        Run run = Run.of(
                "train-tokenizer",
                "--kind",
                "byte-bpe",
                "--vocabulary-size",
                "300",
                "--special-token",
                "<|end|>",
                "--output",
                tokenizer,
                corpus.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("tokenizer.vocab")).exists();
    }

    @Test
    void textComesBackByteForByte() {
        Run ids = Run.withInput(TEXT, "tokenize", "--tokenizer", tokenizer);
        Run text = Run.withInput(ids.bytes(), "detokenize", "--tokenizer", tokenizer);

        assertThat(ids.out()).matches("\\d+( \\d+)*\n");
        assertThat(text.out()).isEqualTo(TEXT);
        assertThat(text.err()).isEmpty();
    }

    @Test
    void u32HoldsTheSameIds() {
        Run ids = Run.withInput(TEXT, "tokenize", "--tokenizer", tokenizer);
        Run u32 = Run.withInput(TEXT, "tokenize", "--tokenizer", tokenizer, "--format", "u32");
        Run text = Run.withInput(u32.bytes(), "detokenize", "--tokenizer", tokenizer, "--format", "u32");

        var numbers =
                ByteBuffer.wrap(u32.bytes()).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        String printed = IntStream.generate(numbers::get)
                .limit(numbers.remaining())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ", "", "\n"));
        assertThat(printed).isEqualTo(ids.out());
        assertThat(text.out()).isEqualTo(TEXT);
    }

    @Test
    void aLineIsATextAndOnlyLfEndsIt() {
        Run lines = Run.withInput("a test\r\n\nthis", "tokenize", "--tokenizer", tokenizer, "--lines");

        List<String> expected = List.of("a test\r", "", "this").stream()
                .map(line -> Run.withInput(line, "tokenize", "--tokenizer", tokenizer)
                        .out())
                .toList();
        assertThat(lines.out()).isEqualTo(String.join("", expected));
        assertThat(Run.withInput(lines.bytes(), "detokenize", "--tokenizer", tokenizer, "--lines")
                        .out())
                .isEqualTo("a test\r\n\nthis\n");
    }

    @Test
    void offsetsAreThoseOfTheTokens() {
        String text = "this is a test";
        Run offsets = Run.withInput(text, "tokenize", "--tokenizer", tokenizer, "--format", "offsets");
        Run tokens = Run.withInput(text, "tokenize", "--tokenizer", tokenizer, "--format", "tokens");

        String cut = Arrays.stream(offsets.out().strip().split(" "))
                .map(pair -> pair.split(":"))
                .map(pair -> text.substring(Integer.parseInt(pair[0]), Integer.parseInt(pair[1])))
                .map(token -> token.replace(' ', 'Ġ'))
                .collect(Collectors.joining(" ", "", "\n"));
        assertThat(tokens.out()).isEqualTo(cut);
    }

    @Test
    void offsetsCountInTheAskedUnit() {
        assertThat(lastOffset("🍵", "chars")).isEqualTo("2");
        assertThat(lastOffset("🍵", "code-points")).isEqualTo("1");
        assertThat(lastOffset("🍵", "bytes")).isEqualTo("4");
    }

    private static String lastOffset(String text, String unit) {
        String out = Run.withInput(
                        text, "tokenize", "--tokenizer", tokenizer, "--format", "offsets", "--offset-unit", unit)
                .out()
                .strip();
        return out.substring(out.lastIndexOf(':') + 1);
    }

    @Test
    void jsonHoldsIdsTokensAndOffsets() {
        Run json = Run.withInput("a", "tokenize", "--tokenizer", tokenizer, "--json");

        int id = Integer.parseInt(
                Run.withInput("a", "tokenize", "--tokenizer", tokenizer).out().strip());
        assertThat(json.out())
                .isEqualTo("{\"ids\":[%d],\"tokens\":[\"a\"],\"offsets\":[[0,1]],\"special_tokens_mask\":[0]}\n"
                        .formatted(id));
    }

    @Test
    void countsAreTheNumbersOfIds() throws IOException {
        Path first = Files.writeString(folder.resolve("first.txt"), TEXT);
        Path second = Files.writeString(folder.resolve("second.txt"), "this");
        int many = idsOf(TEXT).length;
        int few = idsOf("this").length;

        assertThat(Run.of("count-tokens", "--tokenizer", tokenizer, first.toString())
                        .out())
                .isEqualTo(many + "\n");
        assertThat(Run.of("count-tokens", "--tokenizer", tokenizer, first.toString(), second.toString())
                        .out())
                .isEqualTo("%d\t%s\n%d\t%s\n%d\ttotal\n".formatted(many, first, few, second, many + few));
    }

    private static String[] idsOf(String text) {
        return Run.withInput(text, "tokenize", "--tokenizer", tokenizer)
                .out()
                .strip()
                .split(" ");
    }

    @Test
    void specialTokensInTheTextAreTextUnlessAllowed() {
        String text = "a<|end|>";

        assertThat(idsOf(text).length).isGreaterThan(2);
        assertThat(Run.withInput(text, "tokenize", "--tokenizer", tokenizer, "--special", "allow", "--format", "tokens")
                        .out())
                .isEqualTo("a <|end|>\n");
    }

    @Test
    void rejectedSpecialTokensAreNamedWithTheirPlace() {
        Run run = Run.withInput("a\na<|end|>", "tokenize", "--tokenizer", tokenizer, "--special", "reject", "--lines");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("stipple: standard input, line 2: ").contains("<|end|>", "char 1");
        assertThat(run.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12x", "-1", "4294967296", "99999"})
    void whatIsNoIdIsAFailure(String ids) {
        Run run = Run.withInput("1 " + ids, "detokenize", "--tokenizer", tokenizer);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void halfAnIdIsAFailure() {
        Run run = Run.withInput(new byte[5], "detokenize", "--tokenizer", tokenizer, "--format", "u32");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("5 bytes");
    }

    @Test
    void missingFilesAndTokenizersAreFailures() {
        assertThat(Run.of("tokenize", "--tokenizer", tokenizer, "no-such.txt").err())
                .isEqualTo("stipple: no-such.txt: no such file" + System.lineSeparator());
        assertThat(Run.of("tokenize", "--tokenizer", tokenizer, folder.toString())
                        .err())
                .isEqualTo("stipple: " + folder + ": is a folder, not a file" + System.lineSeparator());
        Run unknown = Run.of("tokenize", "--tokenizer", "no-such-name");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).startsWith("stipple: no-such-name: no such file, and no tokenizer is called");
    }

    @Test
    void badValuesAreWrongUses() {
        Run run = Run.of("tokenize", "--tokenizer", tokenizer, "--format", "hex");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("'hex' is none of ids, tokens, offsets, u32");
        assertThat(Run.of("tokenize").code()).isEqualTo(2);
        assertThat(Run.of("train-tokenizer", "--kind", "word").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte-bpe", "bpe", "wordpiece", "unigram", "word"})
    void everyKindTrainsATokenizerThatLoads(String kind) {
        String file = folder.resolve(kind + ".json").toString();
        Run run = Run.of(
                "train-tokenizer",
                "--kind",
                kind,
                "--vocabulary-size",
                "280",
                "--output",
                file,
                folder.resolve("corpus.txt").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.withInput("this is a test", "tokenize", "--tokenizer", file)
                        .out())
                .matches("\\d+( \\d+)*\n");
        assertThat(Run.of("inspect-tokenizer", file).out()).startsWith("model");
    }

    @Test
    void showLinesUpWordsAndTokens() {
        Run run = Run.of("show", "--tokenizer", "gpt2", "Hello, do you like tea?");

        assertThat(run.out())
                .startsWith("word   token  id     chars\nHello  Hello  15496  0-5\n,      ,      11     5-6\n");
    }

    @Test
    void outputIsUtf8() {
        Run run = Run.of("show", "--tokenizer", "gpt2", "--json", "茶");

        assertThat(new String(run.bytes(), StandardCharsets.UTF_8)).contains("\"words\":[\"茶\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt2", "r50k_base", "p50k_base", "cl100k_base", "o200k_base", "bert-base-uncased", "gpt-4o"})
    void namedTokenizersNeedNoFile(String name) {
        Run run = Run.withInput("stippled", "tokenize", "--tokenizer", name);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.withInput(run.bytes(), "detokenize", "--tokenizer", name, "--no-special-tokens")
                        .out())
                .isEqualTo("stippled");
    }
}
