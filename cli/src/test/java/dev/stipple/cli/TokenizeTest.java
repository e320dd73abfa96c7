package dev.stipple.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ids in here are tiktoken's for gpt2, and Hugging Face's for bert-base-uncased.
class TokenizeTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsOneText() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "Hello, do you like tea?\na\r\nb");
        assertThat(run("", "--tokenizer", "gpt2", file.toString()).out())
                .isEqualTo("15496 11 466 345 588 8887 30 198 64 201 198 65\n");
        assertThat(run("a\nb", "--tokenizer", "gpt2").out()).isEqualTo("64 198 65\n");
        assertThat(run("a\nb", "--tokenizer", "gpt2", file.toString(), "-").out())
                .isEqualTo("15496 11 466 345 588 8887 30 198 64 201 198 65\n64 198 65\n");
        assertThat(run("", "--tokenizer", "gpt2").out()).isEqualTo("\n");
    }

    @Test
    void eachLineMayBeAText() {
        assertThat(run("Hello,\n\na\r\nb", "--tokenizer", "gpt2", "--lines").out())
                .isEqualTo("15496 11\n\n64 201\n65\n");
        assertThat(run("", "--tokenizer", "gpt2", "--lines").out()).isEmpty();
        assertThat(run("tea\n\n", "--tokenizer", "bert-base-uncased", "--lines").out())
                .isEqualTo("101 5572 102\n101 102\n");
        assertThat(run("tea\n\n", "--tokenizer", "bert-base-uncased", "--lines", "--no-special-tokens")
                        .out())
                .isEqualTo("5572\n\n");
    }

    @Test
    void linesKeepTheirOrderAcrossBlocks() {
        var text = new StringBuilder();
        var expected = new StringBuilder();
        for (int i = 0; i < 400_000; i++) {
            boolean tea = i % 3 == 0;
            text.append(tea ? "tea\n" : "Hello,\n");
            expected.append(tea ? "660 64\n" : "15496 11\n");
        }
        assertThat(text.length()).isGreaterThan(2 << 20);
        assertThat(run(text.toString(), "--tokenizer", "gpt2", "--lines").out()).isEqualTo(expected.toString());
    }

    @Test
    void specialTokensInTheTextAreUpToTheUser() {
        String text = "Hello<|endoftext|>";
        assertThat(run(text, "--tokenizer", "gpt2").out()).isEqualTo("15496 27 91 437 1659 5239 91 29\n");
        assertThat(run(text, "--tokenizer", "gpt2", "--special", "allow").out()).isEqualTo("15496 50256\n");
        Run refused = run("tea\n" + text + "\n", "--tokenizer", "gpt2", "--lines", "--special", "reject");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("standard input, line 2").contains("<|endoftext|> at char 5");
    }

    @Test
    void u32IsLittleEndian() {
        byte[] bytes = run("Hello,", "--tokenizer", "gpt2", "--format", "u32").bytes();
        ByteBuffer ids = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes).hasSize(8);
        assertThat(ids.getInt()).isEqualTo(15496);
        assertThat(ids.getInt()).isEqualTo(11);
        assertThat(run("Hello,\ntea\n", "--tokenizer", "gpt2", "--format", "u32", "--lines")
                        .bytes())
                .hasSize(16);
    }

    @Test
    void tokensAndOffsetsStayOnTheirLines() {
        assertThat(run("Hi 日\n", "--tokenizer", "gpt2", "--format", "tokens").out())
                .isEqualTo("Hi Ġæ Ĺ ¥ Ċ\n");
        assertThat(run("Tea, 😀a\n\n", "--tokenizer", "bert-base-uncased", "--lines", "--format", "offsets")
                        .out())
                .isEqualTo("0:0 0:3 3:4 5:8 0:0\n0:0 0:0\n");
        assertThat(run("😀!", "--tokenizer", "gpt2", "--format", "offsets", "--offset-unit", "bytes")
                        .out())
                .isEqualTo("0:4 0:4 4:5\n");
    }

    @Test
    void jsonIsOneObjectForEachText() {
        assertThat(run("\"", "--tokenizer", "bert-base-uncased", "--json", "--format", "offsets")
                        .out())
                .isEqualTo("{\"ids\":[101,1000,102],\"tokens\":[\"[CLS]\",\"\\\"\",\"[SEP]\"],"
                        + "\"offsets\":[[0,0],[0,1],[0,0]],\"special_tokens_mask\":[1,0,1]}\n");
        assertThat(run("", "--tokenizer", "gpt2", "--json", "--format", "u32").code())
                .isEqualTo(2);
    }

    @Test
    void cutsAndFillsWhenAsked() {
        assertThat(run("tea, tea, tea", "--tokenizer", "bert-base-uncased", "--truncate", "4")
                        .out())
                .isEqualTo("101 5572 1010 102\n");
        assertThat(run("tea", "--tokenizer", "bert-base-uncased", "--pad", "5").out())
                .isEqualTo("101 5572 102 0 0\n");
        Run refused = run("tea", "--tokenizer", "gpt2", "--pad", "5");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("no padding token");
        Run wrong = run("tea", "--tokenizer", "gpt2", "--truncate", "-1");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--truncate -1 is not positive");
    }

    @Test
    void invalidUtf8IsReplacedWithANoteOrRefused() {
        byte[] text = "tea\nt\u00E9a\n".getBytes(ISO_8859_1);
        Run noted = Run.withInput(text, "tokenize", "--tokenizer", "gpt2", "--lines");
        assertThat(noted.code()).isZero();
        assertThat(noted.out())
                .isEqualTo(
                        run("tea\nt\uFFFDa\n", "--tokenizer", "gpt2", "--lines").out());
        assertThat(noted.err()).contains("standard input: has invalid UTF-8").hasLineCount(1);
        Run refused = Run.withInput(text, "tokenize", "--tokenizer", "gpt2", "--lines", "--strict");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("standard input, line 2: invalid UTF-8 (E9) at byte 1");
    }

    @Test
    void wrongUseIsCodeTwoAndFailureCodeOne() {
        assertThat(Run.of("tokenize").code()).isEqualTo(2);
        assertThat(run("", "--tokenizer", "gpt2", "--format", "hex").code()).isEqualTo(2);
        assertThat(run("", "--tokenizer", "gpt2", "--format", "hex").err()).contains("ids, tokens, offsets, u32");
        Run unknown = run("", "--tokenizer", "gtp2");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("gtp2: no such file").contains("similar");
        assertThat(run("", "--tokenizer", "./absent.json").err()).contains("absent.json: no such file");
        Run absent = run("", "--tokenizer", "gpt2", "absent.txt");
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("absent.txt: no such file");
    }

    private static Run run(String input, String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "tokenize";
        System.arraycopy(args, 0, all, 1, args.length);
        return Run.withInput(input.getBytes(UTF_8), all);
    }
}
