package dev.stipple.word.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.MalformedModelException;
import dev.stipple.SharedData;
import dev.stipple.internal.format.Json;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Phrases as gensim 4.2 finds and joins them; bench/golden/phrases.py asked it.
class PhrasesTest {
    private static final Corpus CITIES =
            Corpus.of("in new york city", "new york city is new", "a bank of america", "the bank of america");

    @TempDir
    private Path folder;

    @Test
    void phrasesAndTheirScoresAreThoseOfGensim() throws IOException {
        Json golden =
                Json.load(SharedData.checkout().resolve("core/src/test/resources/dev/stipple/word/train/phrases.json"));
        List<String> texts = strings(golden.get("texts"));
        for (Json expected : golden.get("cases").items()) {
            Phrases found = Phrases.train(Corpus.of(texts), config(golden, expected));

            List<Json> passes = expected.get("passes").items();
            assertThat(found.phrases()).hasSameSizeAs(passes);
            for (int pass = 0; pass < passes.size(); pass++) {
                checkScores(found.phrases().get(pass), passes.get(pass).members());
            }
            assertThat(texts(found.over(Corpus.of(texts)))).isEqualTo(strings(expected.get("joined")));
        }
    }

    private static Phrases.Config config(Json golden, Json expected) throws IOException {
        PhraseScore score = PhraseScore.valueOf(expected.get("score").text().toUpperCase(Locale.ROOT));
        return Phrases.Config.DEFAULT
                .withMinCount((int) golden.get("minCount").number())
                .withScore(score, expected.get("threshold").number())
                .withConnectorWords(Set.copyOf(strings(expected.get("connectors"))))
                .withPasses(2);
    }

    private static void checkScores(List<Phrase> found, Map<String, Json> expected) throws IOException {
        Map<String, Double> scores = new TreeMap<>();
        found.forEach(phrase -> scores.put(String.join("_", phrase.words()), phrase.score()));
        assertThat(scores.keySet()).isEqualTo(new TreeMap<>(expected).keySet());
        for (Map.Entry<String, Json> phrase : expected.entrySet()) {
            assertThat(scores.get(phrase.getKey())).isCloseTo(phrase.getValue().number(), within(1e-12));
        }
    }

    private static List<String> strings(Json list) throws IOException {
        List<String> strings = new ArrayList<>();
        for (Json item : list.items()) {
            strings.add(item.text());
        }
        return strings;
    }

    private static List<String> texts(Corpus corpus) throws IOException {
        List<String> all = new ArrayList<>();
        try (Corpus.Texts texts = corpus.open()) {
            while (texts.next()) {
                all.add(texts.text());
            }
        }
        return all;
    }

    @Test
    void phrasesGrowWithEachPass() throws IOException {
        Phrases phrases = Phrases.train(CITIES, eager().withPasses(2));

        assertThat(phrases.join(List.of("to", "new", "york", "city"))).containsExactly("to", "new_york_city");
        assertThat(phrases.join(List.of("the", "bank", "of", "america"))).containsExactly("the", "bank_of_america");
    }

    @Test
    void whatHasBeenSavedJoinsTheSame() throws IOException {
        Path file = folder.resolve("phrases.tsv");
        Phrases phrases = Phrases.train(CITIES, eager().withPasses(2).withDelimiter("~"));
        phrases.save(file);

        Phrases loaded = Phrases.load(file);

        assertThat(loaded.phrases()).isEqualTo(phrases.phrases());
        assertThat(texts(loaded.over(CITIES))).isEqualTo(texts(phrases.over(CITIES)));
        assertThat(Files.readString(file)).contains("bank of america\t2\t");
    }

    @Test
    void rarePairsGoWhenThereAreTooMany() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            texts.add("always together " + i + " " + (i + 5000));
        }

        Phrases phrases = Phrases.train(
                Corpus.of(texts),
                Phrases.Config.DEFAULT.withScore(PhraseScore.NPMI, 0.9).withMaxPairs(100));

        assertThat(phrases.phrases().getFirst())
                .extracting(Phrase::words)
                .containsExactly(List.of("always", "together"));
    }

    @Test
    void theSplitterCutsTexts() throws IOException {
        Corpus corpus = Corpus.of("New York, New York!", "New York?");

        Phrases phrases = Phrases.train(corpus, eager().withSplitter(Splitter.punctuation()));

        assertThat(texts(phrases.over(corpus))).containsExactly("New_York , New_York !", "New_York ?");
    }

    @Test
    void wrongSettingsAndTextsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrases.train(Corpus.of(" ", ""), Phrases.Config.DEFAULT))
                .withMessageContaining("no words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrases.Config.DEFAULT.withScore(PhraseScore.NPMI, 10))
                .withMessage("threshold is 10.0; it must be from -1 to 1 for this score");
        assertThatIllegalArgumentException().isThrownBy(() -> Phrases.Config.DEFAULT.withDelimiter(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Phrases.Config.DEFAULT.withPasses(0));
    }

    @Test
    void wrongFilesSayWhatIsWrong() throws IOException {
        assertThatExceptionOfType(MalformedModelException.class)
                .isThrownBy(() -> Phrases.load(file("hello\n")))
                .withMessageContaining("line 1 is not \"stipple phrases 1\"");
        String head = "stipple phrases 1\ndelimiter\t_\nconnectors\t\n";
        assertThatExceptionOfType(MalformedModelException.class)
                .isThrownBy(() -> Phrases.load(file(head + "new york\t3\t4.5\n")))
                .withMessageContaining("line 4");
        assertThatExceptionOfType(MalformedModelException.class)
                .isThrownBy(() -> Phrases.load(file(head + "pass\t1\nnew york\tmany\t4.5\n")))
                .withMessageContaining("line 5");
        assertThatExceptionOfType(MalformedModelException.class).isThrownBy(() -> Phrases.load(file("")));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("wrong.tsv"), content);
    }

    private static Phrases.Config eager() {
        return Phrases.Config.DEFAULT
                .withMinCount(1)
                .withScore(PhraseScore.MIKOLOV, 0.1)
                .withConnectorWords(Phrases.Config.ENGLISH_CONNECTORS);
    }
}
