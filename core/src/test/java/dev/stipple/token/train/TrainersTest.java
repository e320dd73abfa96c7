package dev.stipple.token.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.Progress;
import dev.stipple.SharedData;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainersTest {
    private static final Corpus LINES = Corpus.of(
            "she sells sea shells by the sea shore\n",
            "the shells she sells are sea shells, I'm sure\n",
            "\n",
            "  so\r\n");

    /// The digests are those of bench/golden/trainers.py: merges of Hugging Face, a line each.
    @ParameterizedTest
    @CsvSource({
        "text/the-verdict.txt, byte-bpe, 1000, bcbd678657ec719d",
        "text/tinyshakespeare.txt, byte-bpe, 8000, 25936002a4e8d388",
        "text/multilingual.txt, byte-bpe, 10000, f200ad42bf34ab1b",
        "text/code.txt, byte-bpe, 10000, 7435ff935b2e933f",
        "text/tinyshakespeare.txt, bpe, 8000, b81df2fec062ab95",
        "text/tinyshakespeare.txt, word, 8000, dec1643ec405bda6"
    })
    void learnsWhatHuggingFaceLearns(String file, String kind, int size, String digest) throws Exception {
        Corpus corpus = Corpus.linesWithEnds(SharedData.file(file));
        TrainedTokenizer trained = switch (kind) {
            case "byte-bpe" -> BpeTrainer.train(corpus, BpeTrainer.Config.BYTE_LEVEL.withVocabularySize(size));
            case "bpe" -> BpeTrainer.train(corpus, BpeTrainer.Config.CHARACTERS.withVocabularySize(size));
            default -> WordLevelTrainer.train(corpus, WordLevelTrainer.Config.DEFAULT.withVocabularySize(size));
        };

        assertThat(sha256(learned(trained.tokenizer()))).isEqualTo(digest);
    }

    /// Sentencepiece 0.2.2 reaches -1.70936 a character on this text with these settings.
    @Test
    void unigramReachesTheLikelihoodOfSentencepiece() throws IOException {
        Corpus corpus = Corpus.lines(SharedData.file("text/tinyshakespeare.txt"));
        WordCounts words = TextSteps.METASPACE.count(corpus, Progress.NONE);
        LetterText text = LetterText.of(words, new Letters.Utf8(), 0.9995);

        Pieces pieces = UnigramEstimator.estimate(
                text, new UnigramEstimator.Rules(8000 - 3, 1_000_000, 16, 0.75, 2), Progress.NONE);

        double characters = 0;
        for (int word = 0; word < text.words(); word++) {
            characters += (double) text.count(word) * (text.end(word) - text.start(word));
        }
        assertThat(Estimation.of(pieces).logLikelihood() / characters).isCloseTo(-1.70936, within(0.005));
    }

    @Test
    void countsAreTheSameOnAnyNumberOfThreads() throws IOException {
        List<String> texts = IntStream.range(0, 60_000)
                .mapToObj(i -> "word" + i % 977 + " and " + i % 13 + "\n")
                .toList();
        WordCounts alone = WordCounting.count(Corpus.of(texts), TrainersTest::cutter, 1, Progress.NONE);
        WordCounts together = WordCounting.count(Corpus.of(texts), TrainersTest::cutter, 4, Progress.NONE);

        assertThat(lines(together)).isEqualTo(lines(alone)).hasSize(977 + 13 + 3);
    }

    @Test
    void cuttersAgree() throws IOException {
        WordCounts scanned = WordCounting.count(LINES, TrainersTest::cutter, 1, Progress.NONE);
        WordCounts stepwise = WordCounting.count(
                LINES,
                () -> new WordCutter.Stepwise(
                        Optional.empty(), TextSteps.BYTE_LEVEL.preTokenizer(), new Letters.Bytes()),
                1,
                Progress.NONE);

        assertThat(lines(stepwise)).isEqualTo(lines(scanned)).contains("Ġshells 3", "'m 1", "Ċ 3");
    }

    @Test
    void savedTokenizersLoadAndEncodeTheSame(@TempDir Path folder) throws IOException {
        List<TrainedTokenizer> all = List.of(
                BpeTrainer.train(LINES, BpeTrainer.Config.BYTE_LEVEL.withVocabularySize(280)),
                BpeTrainer.train(LINES, BpeTrainer.Config.CHARACTERS.withVocabularySize(40)),
                WordPieceTrainer.train(LINES, WordPieceTrainer.Config.DEFAULT.withVocabularySize(60)),
                UnigramTrainer.train(LINES, UnigramTrainer.Config.DEFAULT.withVocabularySize(40)),
                WordLevelTrainer.train(LINES, WordLevelTrainer.Config.DEFAULT));
        for (TrainedTokenizer trained : all) {
            Path file = folder.resolve("tokenizer.json");
            trained.save(file);

            assertThat(Tokenizer.load(file).encode("she shells, shore I'm 日"))
                    .isEqualTo(trained.tokenizer().encode("she shells, shore I'm 日"));
            assertThat(Files.readAllLines(TrainedTokenizer.vocabularyBeside(file)))
                    .hasSize(trained.vocabularySize());
        }
    }

    @Test
    void specialTokensComeFirstAndTheUnknownOneIsAmongThem() throws IOException {
        Vocabulary words = WordLevelTrainer.train(
                        LINES,
                        WordLevelTrainer.Config.DEFAULT
                                .withSpecialTokens(List.of("[PAD]", "[END]"))
                                .withVocabularySize(6))
                .tokenizer()
                .vocabulary();

        assertThat(IntStream.range(0, words.size()).mapToObj(words::token))
                .containsExactly("[UNK]", "[PAD]", "[END]", "sea", "shells", "sells");
    }

    @Test
    void theAlphabetLimitKeepsTheMostFrequentLetters() throws IOException {
        Vocabulary vocabulary = BpeTrainer.train(
                        Corpus.of("aaab", "aac", "bb"),
                        BpeTrainer.Config.CHARACTERS
                                .withSteps(TextSteps.NONE)
                                .withAlphabetLimit(2)
                                .withVocabularySize(3))
                .tokenizer()
                .vocabulary();

        assertThat(IntStream.range(0, 3).mapToObj(vocabulary::token)).containsExactly("<unk>", "a", "b");
    }

    @Test
    void badSettingsAndEmptyCorporaAreRefused() {
        BpeTrainer.Config bytes = BpeTrainer.Config.BYTE_LEVEL;
        assertThatThrownBy(() -> bytes.withVocabularySize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vocabularySize is 0, must be at least 1");
        assertThatThrownBy(() -> bytes.withSpecialTokens(List.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a special token is empty");
        assertThatThrownBy(() -> BpeTrainer.train(LINES, bytes.withVocabularySize(200)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vocabulary size 200 is too small: special tokens and letters alone are 256");
        assertThatThrownBy(() -> BpeTrainer.train(Corpus.of(), bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing to train on: the corpus holds no words");
    }

    @Test
    void anInterruptEndsTheTraining() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> BpeTrainer.train(LINES, BpeTrainer.Config.BYTE_LEVEL))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void progressEndsEachPhaseWithWhatIsDone() throws IOException {
        List<String> reports = new ArrayList<>();

        BpeTrainer.train(
                LINES,
                BpeTrainer.Config.BYTE_LEVEL.withVocabularySize(260),
                report -> reports.add(report.phase() + " " + report.done() + " " + report.unit()));

        assertThat(reports).contains("merge pairs 260 tokens").anyMatch(line -> line.startsWith("count words "));
    }

    private static WordCutter cutter() {
        return WordCutter.of(Optional.empty(), TextSteps.BYTE_LEVEL.preTokenizer(), new Letters.Bytes());
    }

    private static List<String> lines(WordCounts words) {
        return IntStream.of(words.sorted())
                .mapToObj(word -> new Letters.Bytes().text(words.bytes(), words.start(word), words.end(word)) + " "
                        + words.count(word))
                .toList();
    }

    /// The merges of a BPE model, a line each, or else the tokens.
    private static String learned(Tokenizer tokenizer) {
        Vocabulary vocabulary = tokenizer.vocabulary();
        if (tokenizer.pipeline().model() instanceof Bpe bpe) {
            BpeMerges merges = bpe.merges();
            return IntStream.range(0, merges.count())
                    .mapToObj(i -> vocabulary.token(merges.left(i)) + " " + vocabulary.token(merges.right(i)) + "\n")
                    .collect(Collectors.joining());
        }
        return IntStream.range(0, vocabulary.size())
                .mapToObj(id -> vocabulary.token(id) + "\n")
                .collect(Collectors.joining());
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
