package dev.stipple.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.stipple.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each known pattern's matcher against `java.util.regex`, and its fastest scanner against the matcher.
class PieceScannerTest {
    private static final List<String> CORPORA = List.of(
            "wiki-en.txt",
            "multilingual.txt",
            "code.txt",
            "chat.txt",
            "books.txt",
            "tinyshakespeare.txt",
            "the-verdict.txt");

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void everySpellingIsFound(KnownPattern pattern) {
        for (List<String> spelling : pattern.spellings()) {
            assertThat(KnownPattern.of(spelling)).contains(pattern);
        }
        assertThat(KnownPattern.of(List.of("\\p{L}+"))).isEmpty();
    }

    /// `bench/golden/pieces.py` made the file with Hugging Face tokenizers, and tiktoken where it has the pattern.
    @Test
    void goldenPiecesOfTheReferences() throws IOException {
        List<String> lines;
        try (InputStream golden = requireNonNull(getClass().getResourceAsStream("pieces.tsv"))) {
            lines = new String(golden.readAllBytes(), UTF_8).lines().toList();
        }
        assertThat(lines).hasSize(240);
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            byte[] text = HexFormat.of().parseHex(fields[1]);
            int[] expected = Arrays.stream(fields[2].split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int[] actual = ends(KnownPattern.valueOf(fields[0]).scanner(), text, 0, text.length, 1000);
            assertThat(actual).as("%s «%s»", fields[0], new String(text, UTF_8)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void mixedTextsOfManyLengths(KnownPattern pattern) {
        RandomText random = new RandomText(1);
        Judge judge = new Judge(pattern);
        for (int i = 0; i < 4_000; i++) {
            judge.check(random.mixed(i % 60));
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void asciiOfEveryLength(KnownPattern pattern) {
        RandomText random = new RandomText(2);
        Judge judge = new Judge(pattern);
        for (int length = 0; length <= 300; length++) {
            for (int i = 0; i < 10; i++) {
                judge.check(random.ascii(length));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void everyShortAsciiText(KnownPattern pattern) {
        // Padded to more than a block, so that the block scanners decide them.
        char[] alphabet = "aZ1 \n\t'.s/".toCharArray();
        Judge judge = new Judge(pattern);
        for (int n = 0; n < 100_000; n += 7) {
            StringBuilder text = new StringBuilder();
            for (int digits = n; text.length() < 5; digits /= 10) {
                text.append(alphabet[digits % 10]);
            }
            judge.check(text + " follows and fills up a block of sixty-four bytes, as scanners look at them");
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void anyCodePoints(KnownPattern pattern) {
        RandomText random = new RandomText(3);
        Judge judge = new Judge(pattern);
        for (int i = 0; i < 500; i++) {
            judge.check(random.anyCodePoints(100));
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void runsAcrossBlocks(KnownPattern pattern) {
        Judge judge = new Judge(pattern);
        List<String> runs = List.of(
                "a", "A", "aA", "7", " ", "\n", " \n", "\n ", "\t", "'", "'s", "!", "!\n", "/", "/\n", "é", "中", "😀");
        for (String run : runs) {
            for (int before = 0; before < 70; before += 3) {
                judge.check(".".repeat(before) + run.repeat(64 + before)
                        + "x'll go on, for more than a block of bytes, they'd say, and HERE.");
                judge.check("ab ".repeat(before) + run.repeat(before) + " x");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void corpora(KnownPattern pattern) throws IOException {
        Judge judge = new Judge(pattern);
        for (String corpus : CORPORA) {
            byte[] text = Files.readAllBytes(SharedData.file("text/" + corpus));
            judge.checkScanner(text);
            judge.check(new String(text, 0, Math.min(text.length, 100_000), UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void aTextInsideOfALargerArray(KnownPattern pattern) {
        byte[] text = "see they're 123 here'll and now   ".repeat(5).getBytes(UTF_8);
        int from = 4;
        for (int to = from; to < text.length; to++) {
            int[] alone =
                    ends(new MatchingScanner(pattern.matcher()), Arrays.copyOfRange(text, from, to), 0, to - from, 100);
            int[] inside = ends(pattern.scanner(), text, from, to, 100);
            assertThat(Arrays.stream(inside).map(end -> end - from).toArray()).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @EnumSource(KnownPattern.class)
    void hostileRunsTakeLinearTime(KnownPattern pattern) {
        for (String run : List.of(
                "a", "A", "Aa", " ", "\n", " \n", "\n ", "7", "'", "'s", "!", "/", "/\n", "\u0301", "A\u0301", "中",
                "文A", "😀", "\u3000", "\0")) {
            byte[] text = run.repeat(1_000_000 / run.length()).getBytes(UTF_8);
            long start = System.nanoTime();
            int[] ends = new int[1024];
            int at = 0;
            while (at < text.length) {
                at = ends[pattern.scanner().scan(text, at, text.length, ends) - 1];
            }
            // Quadratic time takes hours.
            assertThat(System.nanoTime() - start).as(run).isLessThan(10_000_000_000L);
        }
    }

    private static int[] ends(PieceScanner scanner, byte[] text, int from, int to, int room) {
        int[] all = new int[to - from];
        int[] ends = new int[room];
        int count = 0;
        int at = from;
        while (at < to) {
            int found = scanner.scan(text, at, to, ends);
            assertThat(found).isBetween(1, room);
            System.arraycopy(ends, 0, all, count, found);
            count += found;
            at = all[count - 1];
        }
        return Arrays.copyOf(all, count);
    }

    /// Compares the regex, the matcher and the scanner of a pattern.
    private static final class Judge {
        private final KnownPattern pattern;
        private final List<RegexTwin> twins;

        Judge(KnownPattern pattern) {
            this.pattern = pattern;
            twins = pattern.spellings().stream().map(RegexTwin::new).toList();
        }

        /// Each half of a text that is cut where the scanner says so has the pieces that it has in the whole text.
        private void sameWhenCut(byte[] text, int[] whole) {
            int cut = pattern.scanner().lastCut(text, 0, text.length);
            if (cut != PieceScanner.NO_CUT) {
                byte[] first = Arrays.copyOf(text, cut);
                byte[] second = Arrays.copyOfRange(text, cut, text.length);
                IntStream before = Arrays.stream(ends(pattern.scanner(), first, 0, first.length, 1000));
                IntStream behind = Arrays.stream(ends(pattern.scanner(), second, 0, second.length, 1000));
                int[] both =
                        IntStream.concat(before, behind.map(end -> cut + end)).toArray();
                same(text, "matcher", whole, "scanner of both halves", both);
            }
        }

        void check(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            int[] matched = ends(new MatchingScanner(pattern.matcher()), bytes, 0, bytes.length, 100);
            for (RegexTwin twin : twins) {
                same(bytes, "regex", twin.ends(text), "matcher", matched);
            }
            same(bytes, "matcher", matched, "scanner", ends(pattern.scanner(), bytes, 0, bytes.length, 1000));
            sameWhenCut(bytes, matched);
            same(
                    bytes,
                    "matcher",
                    matched,
                    "scanner with little room",
                    ends(pattern.scanner(), bytes, 0, bytes.length, 7));
        }

        void checkScanner(byte[] bytes) {
            int[] matched = ends(new MatchingScanner(pattern.matcher()), bytes, 0, bytes.length, 2048);
            same(bytes, "matcher", matched, "scanner", ends(pattern.scanner(), bytes, 0, bytes.length, 2048));
        }

        private void same(byte[] text, String expectedName, int[] expected, String actualName, int[] actual) {
            int at = Arrays.mismatch(expected, actual);
            if (at >= 0) {
                int start = at == 0 ? 0 : expected[at - 1];
                String here = new String(text, start, Math.min(text.length - start, 60), UTF_8);
                String before = new String(text, Math.max(0, start - 60), start - Math.max(0, start - 60), UTF_8);
                fail(
                        "%s: piece %d at byte %d ends at %d by the %s and at %d by the %s; text «%s⟨here⟩%s»",
                        pattern,
                        at,
                        start,
                        at < expected.length ? expected[at] : -1,
                        expectedName,
                        at < actual.length ? actual[at] : -1,
                        actualName,
                        before,
                        here);
            }
        }
    }
}
