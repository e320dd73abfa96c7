package dev.stipple.token.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.MalformedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFileTest {
    @TempDir
    Path folder;

    @Test
    void writesATokenALine() throws IOException {
        Path file = folder.resolve("v.txt");
        Vocabulary.of(List.of("a b", " c ", "\\n", "\n", "", "é", "\u00A0", "\uD800", "😀", "\u200D", "\t"))
                .save(file);
        assertThat(Files.readString(file))
                .isEqualTo("a b\n\\u{0020}c\\u{0020}\n\\\\n\n\\n\n\\e\né\n\\u{00A0}\n\\u{D800}\n😀\n\\u{200D}\n\\t\n");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        var random = new Random(5);
        Path file = folder.resolve("v.txt");
        String[] tokens = random.ints(0, 2_000)
                .distinct()
                .limit(500)
                .mapToObj(i -> new String(new int[] {' ', i, i * 512 + 1, '\\'}, i % 3, 1 + i % 2))
                .distinct()
                .toArray(String[]::new);
        int[] ids = random.ints(0, 3_000).distinct().limit(tokens.length).toArray();
        Vocabulary vocabulary = Vocabulary.of(tokens, ids);
        vocabulary.save(file);
        Vocabulary loaded = Vocabulary.load(file);
        assertThat(loaded.size()).isEqualTo(vocabulary.size());
        vocabulary.forEach((token, id) -> assertThat(loaded.token(id)).isEqualTo(token));
    }

    @Test
    void forgivesEditors() throws IOException {
        Vocabulary vocabulary = load("\uFEFFone\r\n\r\nthree\r\nfour");
        assertThat(vocabulary.size()).isEqualTo(3);
        assertThat(vocabulary.id("one")).hasValue(0);
        assertThat(vocabulary.id("three")).hasValue(2);
        assertThat(vocabulary.token(3)).isEqualTo("four");
        assertThat(load("").size()).isZero();
    }

    @Test
    void refusesWhatIsWrong() throws IOException {
        assertMalformed("a\nb\na\n".getBytes(UTF_8), "v.txt, offset 4: line 3: token 'a' stands in line 1 already");
        assertMalformed("a\n\u00FF\n".getBytes(ISO_8859_1), "v.txt, offset 2: line 2: not UTF-8");
        for (String wrong :
                List.of("\\", "\\x", "\\u", "\\u{}", "\\u{g}", "\\u{110000}", "\\u{41", "x\\e", "\\u0041}")) {
            assertMalformed(wrong.getBytes(UTF_8), "line 1");
        }
    }

    @Test
    void refusesToWriteMillionsOfEmptyLines() {
        Vocabulary sparse = Vocabulary.of(new String[] {"a", "b"}, new int[] {0, Integer.MAX_VALUE - 1});
        assertThatThrownBy(() -> sparse.save(folder.resolve("sparse.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gaps");
    }

    private Vocabulary load(String content) throws IOException {
        return Vocabulary.load(Files.writeString(folder.resolve("v.txt"), content));
    }

    private void assertMalformed(byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve("v.txt"), content);
        assertThatThrownBy(() -> Vocabulary.load(file))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining(message);
    }
}
