package dev.stipple.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.SharedData;
import dev.stipple.internal.unicode.EscapedUtf8;
import dev.stipple.internal.vectorfile.Ngrams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Vectors of known and unknown words, as fastText gives them; bench/golden/word_vectors.py asked it.
class FastTextVectorsTest {
    private static final Path GOLDEN =
            SharedData.checkout().resolve("core/src/test/resources/dev/stipple/word/fasttext.tsv");

    @Test
    void vectorsAreThoseOfFastText() throws IOException {
        Map<String, List<String>> models =
                Files.readAllLines(GOLDEN).stream().collect(Collectors.groupingBy(line -> line.split("\t", -1)[0]));
        assertThat(models).hasSize(7);
        for (Map.Entry<String, List<String>> model : models.entrySet()) {
            Path file = SharedData.file("words/formats/" + model.getKey());
            WordVectors loaded = WordVectors.load(file);
            try (WordVectors opened = WordVectors.open(file)) {
                for (String line : model.getValue()) {
                    String[] fields = line.split("\t", -1);
                    byte[] bytes = HexFormat.of().parseHex(fields[1]);
                    String word = EscapedUtf8.decode(bytes, 0, bytes.length);
                    float[] vector = opened.vector(word).orElseThrow();
                    assertThat(loaded.vector(word).orElseThrow()).isEqualTo(vector);
                    check(vector, fields[2].split(" ", -1), model.getKey() + ": " + word);
                }
            }
        }
    }

    private static void check(float[] vector, String[] expected, String name) {
        assertThat(vector).as(name).hasSize(expected.length);
        for (int i = 0; i < vector.length; i++) {
            float wanted = Float.parseFloat(expected[i]);
            // fastText prints five digits.
            assertThat(vector[i]).as(name).isCloseTo(wanted, within(1e-6f + 5e-5f * Math.abs(wanted)));
        }
    }

    /// The buckets of n-grams, in order: the list prints the row of each.
    @Test
    void ngramsAreThoseOfFastText() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("words/formats/fb-ngrams.txt"));
        Ngrams ngrams = new Ngrams(3, 6, 100);
        int words = 0;
        for (int start = 0; start < lines.size(); start++) {
            if (lines.get(start).equals("<start>")) {
                String word = lines.get(start + 1);
                List<Integer> buckets = new ArrayList<>();
                ngrams.forEachBucket(word.getBytes(StandardCharsets.UTF_8), buckets::add);
                List<String> rows = new ArrayList<>();
                for (int i = start + 3; !lines.get(i).equals("<end>"); i++) {
                    String line = lines.get(i).stripTrailing();
                    int cut = line.length();
                    for (int number = 0; number < 5; number++) {
                        cut = line.lastIndexOf(' ', cut - 1);
                    }
                    int bucket = Integer.remainderUnsigned(
                            Ngrams.hash(line.substring(0, cut).getBytes(StandardCharsets.UTF_8)), 100);
                    rows.add(line);
                    assertThat(buckets.get(rows.size() - 1)).as(line).isEqualTo(bucket);
                }
                assertThat(buckets).as(word).hasSameSizeAs(rows);
                words++;
            }
        }
        assertThat(words).isEqualTo(6);
    }

    @Test
    void whatHasNoNgramHasNoVector() throws IOException {
        WordVectors vectors = WordVectors.load(SharedData.file("words/formats/toy-model.bin"));

        assertThat(new Ngrams(3, 6, 100)).satisfies(ngrams -> {
            List<Integer> buckets = new ArrayList<>();
            ngrams.forEachBucket("</s>".getBytes(StandardCharsets.UTF_8), buckets::add);
            new Ngrams(3, 0, 100).forEachBucket("word".getBytes(StandardCharsets.UTF_8), buckets::add);
            new Ngrams(4, 6, 100).forEachBucket("a".getBytes(StandardCharsets.UTF_8), buckets::add);
            assertThat(buckets).isEmpty();
        });
        assertThat(vectors.vector("").orElseThrow()).containsOnly(0f);
        assertThatIllegalArgumentException().isThrownBy(() -> vectors.nearest("", 3));
        assertThat(vectors.nearest("thereof", 3)).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        vectors.withOutOfVocabulary(OutOfVocabulary.REJECT).nearest("thea", 3))
                .withMessage("unknown word \"thea\"; did you mean \"the\"?");
    }

    @Test
    void aModelIsWrittenAsItWas(@TempDir Path folder) throws IOException {
        for (String name : List.of("toy-model.bin", "crime-and-punishment.bin", "cp852_fasttext.bin")) {
            Path file = SharedData.file("words/formats/" + name);
            Path copy = folder.resolve(name);
            WordVectors vectors = WordVectors.load(file);

            vectors.save(copy, VectorFormat.FASTTEXT);

            WordVectors back = WordVectors.load(copy);
            WordVectorsTest.assertSame(back, vectors);
            assertThat(back.vector("unheard-of"))
                    .hasValueSatisfying(vector -> assertThat(vector)
                            .isEqualTo(vectors.vector("unheard-of").orElseThrow()));
            assertThat(back.count(vectors.words().get(1)))
                    .isEqualTo(vectors.count(vectors.words().get(1)));
        }
        // But for the output matrix, which is not kept, and the number of tokens in the corpus, of which the rare words
        // are not known any more, these are the original's bytes.
        byte[] original = Files.readAllBytes(SharedData.file("words/formats/toy-model.bin"));
        byte[] written = Files.readAllBytes(folder.resolve("toy-model.bin"));
        int tokens = 76;
        int rest = tokens + Long.BYTES;
        int output = original.length - 22 * 5 * Float.BYTES;
        assertThat(written).hasSameSizeAs(original);
        assertThat(Arrays.mismatch(written, 0, tokens, original, 0, tokens)).isEqualTo(-1);
        assertThat(Arrays.mismatch(written, rest, output, original, rest, output))
                .isEqualTo(-1);
    }
}
