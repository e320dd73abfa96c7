package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetokenizeTest {
    private static final String TEXT = "Hello, 日本 😀\n\n a\r\n\tlast <|endoftext|>";

    @ParameterizedTest
    @ValueSource(strings = {"ids", "u32"})
    void invertsTokenize(String format) {
        byte[] ids = Run.withInput(TEXT, "tokenize", "--tokenizer", "cl100k_base", "--format", format)
                .bytes();
        assertThat(Run.withInput(ids, "detokenize", "--tokenizer", "cl100k_base", "--format", format)
                        .out())
                .isEqualTo(TEXT);
    }

    @Test
    void invertsTokenizeLineByLine() {
        byte[] ids = Run.withInput(TEXT + "\n", "tokenize", "--tokenizer", "cl100k_base", "--lines")
                .bytes();
        assertThat(Run.withInput(ids, "detokenize", "--tokenizer", "cl100k_base", "--lines")
                        .out())
                .isEqualTo(TEXT + "\n");
    }

    @Test
    void keepsHalfACharacterWhole() {
        // Both tokens are needed for one character, and bytes come out as they are.
        assertThat(Run.withInput("10263 222\n", "detokenize", "--tokenizer", "gpt2")
                        .bytes())
                .hasSize(3);
    }

    @Test
    void specialTokensMayBeLeftOut() {
        String ids = "101 5572 102";
        assertThat(Run.withInput(ids, "detokenize", "--tokenizer", "bert-base-uncased")
                        .out())
                .isEqualTo("[CLS] tea [SEP]");
        assertThat(Run.withInput(ids, "detokenize", "--tokenizer", "bert-base-uncased", "--no-special-tokens")
                        .out())
                .isEqualTo("tea");
    }

    @Test
    void wrongIdsAreNamed() {
        assertFails("15496 x11", "standard input: 'x11' at byte 6 is no token id");
        assertFails("-1", "'-1' at byte 0 is no token id");
        assertFails("99999999999", "'99999999999' at byte 0 is no token id");
        assertFails("50257", "50257");
        Run lines = Run.withInput("1\n2\n3 50257\n", "detokenize", "--tokenizer", "gpt2", "--lines");
        assertThat(lines.code()).isEqualTo(1);
        assertThat(lines.err()).contains("standard input, line 3").contains("50257");
        Run odd = Run.withInput(new byte[5], "detokenize", "--tokenizer", "gpt2", "--format", "u32");
        assertThat(odd.err()).contains("5 bytes");
        Run negative =
                Run.withInput(new byte[] {-1, -1, -1, -1}, "detokenize", "--tokenizer", "gpt2", "--format", "u32");
        assertThat(negative.err()).contains("4294967295 is larger");
    }

    private static void assertFails(String ids, String message) {
        Run run = Run.withInput(ids, "detokenize", "--tokenizer", "gpt2");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(message);
    }
}
