package dev.stipple.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files are told by their content: here their names say nothing, or lie.
class TokenizerFileTest {
    private static final String VOCABULARY =
            "{\"H\": 0, \"e\": 1, \"l\": 2, \"o\": 3, \"ll\": 4, \"<|endoftext|>\": 5}";
    private static final String MERGES = "#version: 0.2\nl l\n";

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String ranks() {
        StringBuilder ranks = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            String token = Base64.getEncoder().encodeToString(new byte[] {(byte) b});
            ranks.append(token).append(' ').append(b).append('\n');
        }
        // "He", "Hel", and "ll", which goes before "Hel".
        return ranks + "SGU= 256\nbGw= 257\nSGVs 258\n";
    }

    @Test
    void readsRankFiles() throws IOException {
        Tokenizer tokenizer = Tokenizer.load(write("file.txt", ranks()));
        assertThat(tokenizer.encode("Hello")).containsExactly(256, 257, 111);
        assertThat(tokenizer.encode("Hel")).containsExactly(258);
        assertThat(tokenizer.encode("é")).containsExactly(0xC3, 0xA9);
        assertThat(tokenizer.decode(256, 257, 111)).isEqualTo("Hello");
    }

    @Test
    void readsBertVocabularies() throws IOException {
        String uncased = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhel\n##lo\n!\n";
        Tokenizer tokenizer = Tokenizer.load(write("model.json", uncased));
        assertThat(tokenizer.encode("Héllo! no")).containsExactly(2, 5, 6, 7, 1, 3);
        Tokenizer cased = Tokenizer.load(write("model.json", uncased + "Hel\n"));
        assertThat(cased.encode("Hello hello")).containsExactly(2, 8, 6, 5, 6, 3);
        assertThat(cased.encode("[MASK]", Specials.ALLOW_ALL)).containsExactly(2, 4, 3);
    }

    @Test
    void readsGpt2FilesFromEither() throws IOException {
        Path vocabulary = write("vocab.json", VOCABULARY);
        Path merges = write("merges.txt", MERGES);
        for (Path path : new Path[] {vocabulary, merges, folder}) {
            Tokenizer tokenizer = Tokenizer.load(path);
            assertThat(tokenizer.encode("Hello")).containsExactly(0, 1, 4, 3);
            assertThat(tokenizer.encode("<|endoftext|>", Specials.ALLOW_ALL)).containsExactly(5);
        }
    }

    @Test
    void asksForTheOtherOfGpt2Files() throws IOException {
        Path vocabulary = write("vocab.json", VOCABULARY);
        assertThatThrownBy(() -> Tokenizer.load(vocabulary))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("merges.txt");
    }

    @Test
    void findsTheOnlyTokenizerOfAFolder() throws IOException {
        Path ranks = write("mine.tiktoken", ranks());
        write("readme.md", "# Mine\n");
        assertThat(Tokenizer.load(folder).encode("Hel")).containsExactly(258);
        Files.copy(ranks, folder.resolve("other.tiktoken"));
        assertThatThrownBy(() -> Tokenizer.load(folder))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("other.tiktoken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\1\2\3", "Once upon a time\n", "\u007fELF\2\1\1"})
    void saysWhatIsUnderstood(String content) {
        assertThatThrownBy(() -> Tokenizer.load(write("tokenizer.json", content)))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("SentencePiece models");
    }

    @Test
    void namesTheLineOfAFault() {
        assertThatThrownBy(() -> Tokenizer.load(write("r", "IQ== 0\nIg== 1\nIw==\n")))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("offset 14: line 3");
        assertThatThrownBy(() -> Tokenizer.load(write("r", "IQ== 0\nIg== 0\n")))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("share a rank");
        assertThatThrownBy(() -> {
                    write("vocab.json", VOCABULARY);
                    Tokenizer.load(write("merges.txt", MERGES + "l x\n"));
                })
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("line 3 needs token 'x'");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> Tokenizer.load(folder.resolve("none"))).isInstanceOf(FileNotFoundException.class);
    }
}
