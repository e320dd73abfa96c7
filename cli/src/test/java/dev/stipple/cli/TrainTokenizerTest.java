package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.Progress;
import dev.stipple.token.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainTokenizerTest {
    private static final String TEXT = "low lower lowest\nnew newer newest, wide wider widest\n".repeat(3);

    @TempDir
    private Path folder;

    private Path corpus;
    private Path output;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = Files.writeString(folder.resolve("corpus.txt"), TEXT);
        output = folder.resolve("tokenizer.json");
    }

    @ParameterizedTest
    @CsvSource({"byte-bpe,270", "bpe,40", "wordpiece,45", "unigram,40", "word,12"})
    void everyKindIsTrainedSavedAndLoaded(String kind, int size) throws IOException {
        Run run = Run.of(arguments("--kind", kind, "--vocabulary-size", Integer.toString(size), corpus.toString()));

        assertThat(run.err()).contains("wrote " + output + " and tokenizer.vocab: ");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        Tokenizer tokenizer = Tokenizer.load(output);
        assertThat(tokenizer.vocabulary().size()).isLessThanOrEqualTo(size);
        assertThat(tokenizer.encode("lower widest")).isNotEmpty();
        List<String> lines = Files.readAllLines(folder.resolve("tokenizer.vocab"));
        assertThat(lines).hasSize(tokenizer.vocabulary().size());
        for (int id = 0; id < lines.size(); id++) {
            // The file escapes it; nothing else here needs escaping.
            String token = tokenizer.vocabulary().token(id).replace("\\", "\\\\");
            assertThat(lines.get(id)).startsWith(token + "\t");
        }
    }

    @Test
    void byteLevelKeepsTheText() throws IOException {
        Run.of(arguments(
                "--kind", "byte-bpe", "--vocabulary-size", "270", "--special-token", "<|end|>", corpus.toString()));

        Tokenizer tokenizer = Tokenizer.load(output);

        assertThat(tokenizer.decode(tokenizer.encode("newer  日本\r\n"))).isEqualTo("newer  日本\r\n");
        assertThat(tokenizer.vocabulary().id("<|end|>")).hasValue(0);
    }

    @Test
    void standardInputFoldersAndGzipAreCorporaToo() throws IOException {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(texts.resolve("a.gz"), packed.toByteArray());
        String[] byFolder = arguments("--kind", "byte-bpe", "--vocabulary-size", "300", texts.toString());
        String[] byInput = arguments("--kind", "byte-bpe", "--vocabulary-size", "300", "-");

        Run.of(byFolder);
        byte[] fromFolder = Files.readAllBytes(output);
        Run.withInput(TEXT, byInput);

        assertThat(Files.readAllBytes(output)).isEqualTo(fromFolder);
    }

    @Test
    void thePatternDecidesWhereWordsEnd() throws IOException {
        Run.of(arguments("--kind", "byte-bpe", "--vocabulary-size", "300", "--pattern", "[^\\n]", corpus.toString()));

        assertThat(Files.readString(output)).contains("[^\\\\n]");
        assertThat(Files.readAllLines(folder.resolve("tokenizer.vocab"))).hasSize(256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind word --vocabulary-size 9 --alphabet-limit 3",
                "--kind byte-bpe --vocabulary-size 300 --pre-tokenizer bert",
                "--kind bpe --vocabulary-size 300 --pattern x",
                "--kind byte-bpe --vocabulary-size 300 --pattern (",
                "--kind byte-bpe --vocabulary-size 0",
                "--kind unigram --vocabulary-size 300 --character-coverage 2",
                "--kind huge --vocabulary-size 300",
                "--kind word"
            })
    void aWrongUseIsToldBeforeTheCorpusIsRead(String options) {
        Run run = Run.of(arguments((options + " no-such-file").split(" ", -1)));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("stipple: ").endsWith("--help'" + System.lineSeparator());
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aFailureIsOneLineAndLeavesNoFile() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");

        assertThat(Run.of(arguments("--kind", "word", "--vocabulary-size", "9", empty.toString()))
                        .err())
                .isEqualTo("stipple: nothing to train on: the corpus holds no words" + System.lineSeparator());
        assertThat(Run.of(arguments("--kind", "byte-bpe", "--vocabulary-size", "99", corpus.toString()))
                        .err())
                .isEqualTo("stipple: vocabulary size 99 is too small: special tokens and letters alone are 256"
                        + System.lineSeparator());
        assertThat(Run.of(arguments("--kind", "word", "--vocabulary-size", "9", "no-such-file"))
                        .code())
                .isEqualTo(1);
        assertThat(output).doesNotExist();
        assertThat(folder.resolve("tokenizer.vocab")).doesNotExist();
    }

    @Test
    void progressTellsPhaseShareAndRate() {
        assertThat(ProgressLine.of(
                        new Progress.Report("count words", 6_000_000, 12_000_000, "bytes", 3.15e7, List.of())))
                .isEqualTo("count words: 50 % of 12.0 M bytes, 31.5 M bytes/s");
        assertThat(ProgressLine.of(new Progress.Report("merge pairs", 700, -1, "tokens", 20, List.of())))
                .isEqualTo("merge pairs: 700 tokens, 20 tokens/s");
    }

    private String[] arguments(String... rest) {
        var arguments = new ArrayList<>(List.of("train-tokenizer", "--output", output.toString()));
        arguments.addAll(List.of(rest));
        return arguments.toArray(String[]::new);
    }
}
