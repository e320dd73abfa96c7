package dev.stipple.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.SharedData;
import dev.stipple.text.AlignedText;
import dev.stipple.text.ByteChars;
import dev.stipple.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the texts and ids that llama.cpp keeps beside its vocabularies.
class GgufFileTest {
    private static final String SEPARATOR = "\n__ggml_vocab_test__\n";

    @ParameterizedTest
    @ValueSource(strings = {"bert-bge", "falcon", "gpt-2", "llama-spm", "starcoder"})
    void equalsLlamaCpp(String name) throws IOException {
        Path file = SharedData.file("golden/llama.cpp/ggml-vocab-" + name + ".gguf");
        Tokenizer tokenizer = Tokenizer.load(file).withoutSpecialTokens();
        List<String> texts = List.of(Files.readString(Path.of(file + ".inp")).split(SEPARATOR, -1));
        List<String> ids = Files.readAllLines(Path.of(file + ".out"));
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String expected = ids.get(i).strip();
            String found = String.join(
                    " ",
                    Arrays.stream(tokenizer.encode(texts.get(i)))
                            .mapToObj(Integer::toString)
                            .toList());
            if (!found.equals(expected)) {
                failures.add("'" + texts.get(i) + "' gives " + found + ", not " + expected);
            }
        }
        assertThat(ids).hasSizeGreaterThan(40);
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GgufPreTokenizer.class)
    void everyPreTokenizerCompilesAndLosesNothing(GgufPreTokenizer preTokenizer) {
        String text = "Hello,  World's 1234567\r\n\n 'Tis naïve—日本語 🦙!  ";
        StringBuilder pieces = new StringBuilder();
        preTokenizer.preTokenizer().split(AlignedText.of(text)).forEach(pieces::append);
        assertThat(pieces.toString())
                .isEqualTo(ByteChars.encode(AlignedText.of(text)).toString());
    }
}
