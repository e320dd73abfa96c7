package dev.stipple.token.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.hash.WordCounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairMergerTest {
    private static final Letters UTF8 = new Letters.Utf8();

    /// Few letters and many repeated ones make ties, tokens spelt in two ways and pairs that come back.
    @ParameterizedTest
    @ValueSource(strings = {"ab", "abc", "abcdefgh", "aé日😀"})
    void mergesLikeItsSlowTwin(String letters) {
        Random random = new Random(letters.hashCode());
        for (int round = 0; round < 150; round++) {
            WordCounts words = randomWords(random, letters.codePoints().toArray());
            Alphabet.Marks marks =
                    new Alphabet.Marks(random.nextInt(3) == 0 ? "##" : "", random.nextInt(3) == 0 ? "</w>" : "");
            PairMerger.Rules rules = new PairMerger.Rules(
                    5 + random.nextInt(200),
                    random.nextInt(4),
                    marks.continuingPrefix(),
                    random.nextInt(3) == 0 ? 2 + random.nextInt(9) : Integer.MAX_VALUE);

            TokenList fastTokens = new TokenList();
            SequencedMap<Long, Integer> fast =
                    new PairMerger(spell(words, marks, fastTokens), words, fastTokens, rules).run(silent());
            TokenList slowTokens = new TokenList();
            SequencedMap<Long, Integer> slow =
                    new ReadablePairMerger(spell(words, marks, slowTokens), words, slowTokens, rules).run();

            assertThat(fastTokens.tokens()).as("round %d, %s", round, rules).isEqualTo(slowTokens.tokens());
            assertThat(List.copyOf(fast.sequencedEntrySet()))
                    .as("round %d, %s", round, rules)
                    .isEqualTo(List.copyOf(slow.sequencedEntrySet()));
        }
    }

    /// Cases made by bench/golden/bpe_trainer.py.
    @Test
    void mergesLikeHuggingFace() throws IOException {
        int cases = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PairMergerTest.class.getResourceAsStream("bpe-trainer.tsv")),
                StandardCharsets.UTF_8))) {
            for (String line; (line = reader.readLine()) != null; cases++) {
                checkGolden(line, reader);
            }
        }
        assertThat(cases).isEqualTo(60);
    }

    private static void checkGolden(String settings, BufferedReader reader) throws IOException {
        String[] fields = settings.split("\t", -1);
        WordCounts words = new WordCounts();
        for (String word : reader.readLine().split(" ", -1)) {
            int colon = word.lastIndexOf(':');
            add(words, word.substring(0, colon), Long.parseLong(word.substring(colon + 1)));
        }
        TokenList tokens = new TokenList();
        // With marks, Hugging Face orders the letters by chance: the file tells how.
        for (String letter : reader.readLine().split(" ", -1)) {
            tokens.add(letter, 0);
        }
        List<String> merges = List.of(reader.readLine().split("\t", -1));

        PairMerger.Rules rules = new PairMerger.Rules(
                Integer.parseInt(fields[0]), Long.parseLong(fields[1]), fields[2], Integer.parseInt(fields[4]));
        SymbolChains chains = spell(words, new Alphabet.Marks(fields[2], fields[3]), tokens);
        List<String> ours = new ArrayList<>();
        new PairMerger(chains, words, tokens, rules)
                .run(silent())
                .forEach((pair, _) ->
                        ours.add(tokens.token(PairCounts.left(pair)) + " " + tokens.token(PairCounts.right(pair))));

        assertThat(ours).as(settings).isEqualTo(merges);
    }

    /// By hand: 5 × "ab" comes first; it leaves "bc" and "ab" "c" twice each, of which "bc" has the smaller ids.
    @Test
    void takesTheMostFrequentPairFirst() {
        WordCounts words = new WordCounts();
        add(words, "ab", 3);
        add(words, "abc", 2);
        add(words, "bc", 2);
        TokenList tokens = new TokenList();
        SymbolChains chains = spell(words, Alphabet.Marks.NONE, tokens);

        new PairMerger(chains, words, tokens, new PairMerger.Rules(100, 0, "", Integer.MAX_VALUE)).run(silent());

        assertThat(tokens.tokens()).containsExactly("a", "b", "c", "ab", "bc", "abc");
    }

    /// One word of a million letters: positions, not words, are visited.
    @Test
    void mergesOneLongWordInLinearTime() {
        Random random = new Random(3);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            word.append((char) ('a' + random.nextInt(20)));
        }
        WordCounts words = new WordCounts();
        add(words, word.toString(), 1);
        TokenList tokens = new TokenList();
        SymbolChains chains = spell(words, Alphabet.Marks.NONE, tokens);

        new PairMerger(chains, words, tokens, new PairMerger.Rules(3_000, 0, "", Integer.MAX_VALUE)).run(silent());

        assertThat(tokens.size()).isEqualTo(3_000);
    }

    private static SymbolChains spell(WordCounts words, Alphabet.Marks marks, TokenList tokens) {
        LetterCounts counts = LetterCounts.of(words, UTF8);
        return new Alphabet(words, UTF8, counts, Integer.MAX_VALUE, marks, tokens).spell();
    }

    private static WordCounts randomWords(Random random, int[] letters) {
        WordCounts words = new WordCounts();
        int[] lengths = {1, 2, 3, 4, 5, 8, 20, 40};
        for (int i = random.nextInt(60); i >= 0; i--) {
            boolean uniform = random.nextInt(3) == 0;
            int letter = letters[random.nextInt(letters.length)];
            StringBuilder word = new StringBuilder();
            for (int j = lengths[random.nextInt(lengths.length)]; j > 0; j--) {
                word.appendCodePoint(uniform ? letter : letters[random.nextInt(letters.length)]);
            }
            add(words, word.toString(), 1 + random.nextInt(3));
        }
        return words;
    }

    private static void add(WordCounts words, String word, long count) {
        byte[] bytes = UTF8.bytes(word);
        words.add(bytes, 0, bytes.length, count);
    }

    private static Phase silent() {
        return new Phase(Progress.NONE, "merge", "tokens", -1);
    }
}
