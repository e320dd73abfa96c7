package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.train.WordLevelTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingCorpusTest {
    @TempDir
    private Path folder;

    /// A sentence as words, with the number of its text.
    private record Sentence(long text, List<String> words) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void readsWhatASlowReaderReads(int threads) throws IOException {
        Corpus corpus = Corpus.lines(randomLines(30_000));
        for (Splitter splitter : List.of(Splitter.blanks(), Splitter.punctuation(), Splitter.unicodeWords())) {
            Map<String, Long> counts = counts(corpus, splitter);
            try (TrainingCorpus read = read(corpus, TextWords.of(splitter), 3, threads)) {
                assertThat(read.vocabulary().words())
                        .containsExactlyElementsOf(counts.keySet().stream()
                                .filter(word -> counts.getOrDefault(word, 0L) >= 3)
                                .sorted(Comparator.<String>comparingLong(word -> counts.getOrDefault(word, 0L))
                                        .reversed()
                                        .thenComparing(word -> word.codePoints().toArray(), java.util.Arrays::compare))
                                .toList());
                assertThat(read.vocabulary().words())
                        .allSatisfy(word -> assertThat(read.vocabulary()
                                        .counts()[read.vocabulary().words().find(word)])
                                .isEqualTo(counts.get(word)));
                assertThat(read.words())
                        .isEqualTo(counts.values().stream().mapToLong(n -> n).sum());
                assertThat(read.ids().size()).isEqualTo(read.vocabulary().total());
                assertThat(read.ids().texts()).isEqualTo(30_000);
                assertThat(sentences(read, 1)).isEqualTo(expected(corpus, splitter, counts));
            }
        }
    }

    @Test
    void shardsAreTheWholeAndCutNoSentence() throws IOException {
        Corpus corpus = Corpus.lines(randomLines(20_000));
        try (TrainingCorpus read = read(corpus, TextWords.of(Splitter.blanks()), 1, 2)) {
            List<Sentence> whole = sentences(read, 1);
            for (int of : new int[] {2, 3, 7, 64}) {
                assertThat(sentences(read, of)).isEqualTo(whole);
                for (int i = 0; i < of; i++) {
                    assertThat(ids(read, i, of))
                            .isBetween(read.ids().size() / of - 100, read.ids().size() / of + 100);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500_000})
    void whatTheMemoryIsTooSmallForIsTheSameFromAFile(long memory) throws IOException {
        Corpus corpus = Corpus.lines(randomLines(30_000));
        TrainingCorpus.Settings settings =
                TrainingCorpus.Settings.DEFAULT.withMinCount(3).withThreads(2);
        TextWords words = TextWords.of(Splitter.blanks());
        try (TrainingCorpus inMemory = TrainingCorpus.read(corpus, words, settings, Progress.NONE);
                TrainingCorpus inFile =
                        TrainingCorpus.read(corpus, words, settings.withMemory(memory), Progress.NONE)) {
            assertThat(inFile.ids().size()).isEqualTo(inMemory.ids().size()).isGreaterThan(memory / Integer.BYTES);
            assertThat(inFile.ids().texts()).isEqualTo(inMemory.ids().texts());
            for (int of : new int[] {1, 7, 300}) {
                assertThat(sentences(inFile, of)).isEqualTo(sentences(inMemory, of));
            }
        }
    }

    @Test
    void aSentenceLongerThanAShardIsSharedOut() throws IOException {
        String line = "a b c d ".repeat(1000);
        try (TrainingCorpus read = read(Corpus.of(line), TextWords.of(Splitter.blanks()), 1, 2)) {
            assertThat(sentences(read, 1)).hasSize(1);
            assertThat(IntStream.range(0, 4).mapToLong(i -> ids(read, i, 4)))
                    .containsExactly(1000L, 1000L, 1000L, 1000L);
            assertThat(sentences(read, 4).stream().flatMap(sentence -> sentence.words.stream()))
                    .containsExactly(line.split(" "));
            assertThat(sentences(read, 4))
                    .allSatisfy(sentence -> assertThat(sentence.text).isZero());
        }
    }

    @Test
    void aFileOfOneLineIsReadInParts() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        while (text.length() < 5_000_000) {
            text.append("w").append(random.nextInt(5000)).append(random.nextInt(100) == 0 ? "   " : " ");
        }
        Path file = Files.writeString(folder.resolve("line.txt"), text);
        for (Corpus corpus : List.of(Corpus.lines(file), Corpus.files(file))) {
            try (TrainingCorpus read = read(corpus, TextWords.of(Splitter.blanks()), 1, 2)) {
                List<Sentence> sentences = sentences(read, 1);
                assertThat(sentences)
                        .hasSize(5)
                        .allSatisfy(part -> assertThat(part.text).isZero());
                assertThat(read.ids().texts()).isEqualTo(1);
                assertThat(sentences.stream()
                                .flatMap(part -> part.words.stream())
                                .toList())
                        .isEqualTo(Splitter.blanks().split(text));
                assertThat(sentences(read, 2)).isEqualTo(sentences);
            }
        }
    }

    @Test
    void goesOnWhereAnotherPassStood() throws IOException {
        try (TrainingCorpus read = read(Corpus.lines(randomLines(5_000)), TextWords.of(Splitter.blanks()), 2, 2);
                IdCorpus.Shard first = read.ids().shard(1, 3);
                IdCorpus.Shard second = read.ids().shard(1, 3)) {
            for (int i = 0; i < 700; i++) {
                assertThat(first.next()).isTrue();
            }
            second.moveTo(first.position());
            while (first.next()) {
                assertThat(second.next()).isTrue();
                assertThat(sentence(read, second)).isEqualTo(sentence(read, first));
            }
            assertThat(second.next()).isFalse();
        }
    }

    @Test
    void tokensAreWords() throws IOException {
        Corpus corpus = Corpus.lines(randomLines(2_000));
        Tokenizer tokenizer = WordLevelTrainer.train(corpus, WordLevelTrainer.Config.DEFAULT.withVocabularySize(50))
                .tokenizer();
        try (TrainingCorpus read = read(corpus, TextWords.of(tokenizer), 1, 2)) {
            assertThat(read.vocabulary().size()).isEqualTo(50);
            List<String> tokens = new ArrayList<>();
            try (Corpus.Texts texts = corpus.open()) {
                while (texts.next()) {
                    IntStream.of(tokenizer.encode(texts.text()))
                            .mapToObj(id -> tokenizer.vocabulary().token(id))
                            .forEach(tokens::add);
                }
            }
            assertThat(sentences(read, 1).stream()
                            .flatMap(part -> part.words.stream())
                            .toList())
                    .isEqualTo(tokens);
        }
    }

    @Test
    void nothingToTrainOnIsSaid() {
        assertThatThrownBy(() -> read(Corpus.of("", " "), TextWords.of(Splitter.blanks()), 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing to train on: the corpus holds no words");
        assertThatThrownBy(() -> read(Corpus.of("a b a"), TextWords.of(Splitter.blanks()), 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing to train on: none of the corpus's 2 words occurs 5 times, the minimum count; the"
                        + " most frequent one does 2 times");
    }

    /// Lines of 0 to 30 words, words of a falling frequency, some beyond ASCII, of all kinds of blanks between.
    private Path randomLines(int lines) throws IOException {
        Random random = new Random(lines);
        String[] blanks = {
            " ", " ", " ", "\t", "\u00A0", "\u3000", "\u2003", "\u0085", "\r", "  ", ", ", "--", " (", "."
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            for (int words = random.nextInt(30); words > 0; words--) {
                int word = random.nextInt(1 << random.nextInt(1, 14));
                text.append(word % 7 == 0 ? "ü" : word % 11 == 0 ? "日" : word % 13 == 0 ? "😀" : "w")
                        .append(Integer.toString(word, 36))
                        .append(blanks[random.nextInt(blanks.length)]);
            }
            text.append('\n');
        }
        return Files.write(
                folder.resolve("lines" + lines + ".txt"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static TrainingCorpus read(Corpus corpus, TextWords words, long minCount, int threads) throws IOException {
        return TrainingCorpus.read(
                corpus,
                words,
                TrainingCorpus.Settings.DEFAULT.withMinCount(minCount).withThreads(threads),
                Progress.NONE);
    }

    private static Map<String, Long> counts(Corpus corpus, Splitter splitter) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        try (Corpus.Texts texts = corpus.open()) {
            while (texts.next()) {
                splitter.split(texts.text()).forEach(word -> counts.merge(word, 1L, Long::sum));
            }
        }
        return counts;
    }

    private static List<Sentence> expected(Corpus corpus, Splitter splitter, Map<String, Long> counts)
            throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        try (Corpus.Texts texts = corpus.open()) {
            for (long text = 0; texts.next(); text++) {
                List<String> words = splitter.split(texts.text()).stream()
                        .filter(word -> counts.getOrDefault(word, 0L) >= 3)
                        .toList();
                if (!words.isEmpty()) {
                    sentences.add(new Sentence(text, words));
                }
            }
        }
        return sentences;
    }

    private static List<Sentence> sentences(TrainingCorpus corpus, int shards) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            try (IdCorpus.Shard shard = corpus.ids().shard(i, shards)) {
                while (shard.next()) {
                    sentences.add(sentence(corpus, shard));
                }
            }
        }
        return sentences;
    }

    private static Sentence sentence(TrainingCorpus corpus, IdCorpus.Shard shard) {
        List<String> words = IntStream.range(shard.from(), shard.to())
                .mapToObj(i -> corpus.vocabulary().words().get(shard.ids()[i]))
                .toList();
        return new Sentence(shard.text(), words);
    }

    private static long ids(TrainingCorpus corpus, int index, int of) {
        try (IdCorpus.Shard shard = corpus.ids().shard(index, of)) {
            long ids = 0;
            while (shard.next()) {
                ids += shard.to() - shard.from();
            }
            return ids;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
