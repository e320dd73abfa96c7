package dev.stipple.internal.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.SharedData;
import dev.stipple.token.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidBytesTest {
    @ParameterizedTest
    @CsvSource({
        "61FF62, a\uFFFDb",
        "E282, \uFFFD\uFFFD",
        "78F09F9879, x\uFFFD\uFFFD\uFFFDy",
        "EDA080, \uFFFD\uFFFD\uFFFD",
        "C0AF, \uFFFD\uFFFD",
        "6162E2968163, ab▁c"
    })
    void replacesEachInvalidByte(String hex, String expected) {
        byte[] valid = InvalidBytes.replace(HexFormat.of().parseHex(hex));
        assertThat(new String(valid, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    /// The ids are those that sentencepiece 0.2.2 gives for the bytes.
    @Test
    void encodesInvalidBytesAsSentencePiece() throws IOException {
        Tokenizer tokenizer = Tokenizer.load(SharedData.file("tokenizers/sentencepiece/llama1-bpe-bytefallback.model"));
        byte[] cut = HexFormat.of().parseHex("78F09F9879");
        assertThat(tokenizer.encode(cut)).containsExactly(1318, 29137, 29137, 29137, 28724);
        assertThat(tokenizer.count(cut)).isEqualTo(5);
    }
}
