package dev.stipple.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.SharedData;
import dev.stipple.internal.format.Json;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Neighbours, analogies and odd ones out as gensim 4.2 finds them; bench/golden/word_vectors.py asked it.
class SearchesTest {
    @Test
    void resultsAreThoseOfGensim() throws IOException {
        WordVectors vectors = WordVectors.load(SharedData.file("words/formats/word2vec-npm-vectors.txt"));
        Json golden =
                Json.load(SharedData.checkout().resolve("core/src/test/resources/dev/stipple/word/searches.json"));

        for (Map.Entry<String, Json> word : golden.get("nearest").members().entrySet()) {
            check(vectors.nearest(word.getKey(), 8), word.getValue());
        }
        for (Json analogy : golden.get("analogies").items()) {
            List<String> positive = words(analogy.get("positive"));
            List<String> negative = words(analogy.get("negative"));
            for (AnalogyMethod method : AnalogyMethod.values()) {
                List<Neighbor> found = vectors.analogy(positive, negative, method, 6);
                check(found, analogy.get(method.name().toLowerCase(Locale.ROOT)));
            }
        }
        for (Json odd : golden.get("odd").items()) {
            assertThat(vectors.oddOneOut(words(odd.items().get(0))))
                    .contains(odd.items().get(1).text());
        }
    }

    private static List<String> words(Json list) throws IOException {
        List<String> words = new ArrayList<>();
        for (Json word : list.items()) {
            words.add(word.text());
        }
        return words;
    }

    private static void check(List<Neighbor> found, Json expected) throws IOException {
        List<Json> wanted = expected.items();
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).word())
                    .isEqualTo(wanted.get(i).items().get(0).text());
            assertThat(found.get(i).similarity())
                    .isCloseTo(wanted.get(i).items().get(1).number(), within(1e-5));
        }
    }

    @Test
    void aMisspeltWordIsOffered() {
        WordVectors vectors =
                WordVectors.of(List.of("king", "Paris", "queen", "kind"), Matrix.of(4, 1, new float[] {1, 2, 3, 4}));

        for (String[] pair : new String[][] {
            {"kign", "king"}, {"kings", "king"}, {"paris", "Paris"}, {"QUEEN", "queen"}, {"kindd", "kind"}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> vectors.similarity(pair[0], "king"))
                    .withMessage("unknown word \"" + pair[0] + "\"; did you mean \"" + pair[1] + "\"?");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vectors.similarity("king", "xylophone"))
                .withMessage("unknown word \"xylophone\"");
    }

    @Test
    void skippedWordsTakeNoPart() {
        WordVectors vectors = WordVectors.of(
                        List.of("a", "b", "c", "d"), Matrix.of(4, 2, new float[] {1, 0, 0, 1, 1, 1, 1, 0.9f}))
                .withOutOfVocabulary(OutOfVocabulary.SKIP);

        assertThat(vectors.similarity("a", "absent")).isEmpty();
        assertThat(vectors.oddOneOut(List.of("absent", "a"))).contains("a");
        assertThat(vectors.oddOneOut(List.of("absent"))).isEmpty();
        assertThat(vectors.analogy("absent", "a", "b", 2))
                .extracting(Neighbor::word)
                .containsExactly("c", "d");
        assertThat(vectors.analogy("x", "y", "z", 2)).isEmpty();
    }
}
