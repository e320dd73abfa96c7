package dev.stipple.text;

import static dev.stipple.text.BoundaryRules.cut;
import static dev.stipple.text.BoundaryRules.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.internal.unicode.SentenceBreak;
import dev.stipple.internal.unicode.WordBreak;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The one-pass boundaries against the rules taken literally, on random texts made of every class.
class BoundaryRulesTest {
    /// Classes in the order of [WordBreak]: Other, CR, LF, Newline, Extend, ZWJ, Format, RI, Katakana,
    /// Hebrew, ALetter, Single, Double quote, MidNumLet, MidLetter, MidNum, Numeric, ExtendNumLet, WSegSpace;
    /// then pictographic Other and ALetter.
    private static final String WORD = "xCLNEZFRKHAqQMmn9_sPB";

    private static final BoundaryRules WORDS = new BoundaryRules(
            BoundaryRulesTest::wordClass,
            "CLN",
            "EFZ",
            List.of(
                    join("C", "L"), // WB3
                    cut("[CLN]", "."), // WB3a
                    cut(".", "[CLN]"), // WB3b
                    join("Z", "[PB]"), // WB3c
                    join("s", "s")), // WB3d
            List.of(
                    join("[ABH]", "[ABH]"), // WB5
                    join("[ABH]", "[mMq][ABH]"), // WB6
                    join("[ABH][mMq]", "[ABH]"), // WB7
                    join("H", "q"), // WB7a
                    join("H", "QH"), // WB7b
                    join("HQ", "H"), // WB7c
                    join("9", "9"), // WB8
                    join("[ABH]", "9"), // WB9
                    join("9", "[ABH]"), // WB10
                    join("9[nMq]", "9"), // WB11
                    join("9", "[nMq]9"), // WB12
                    join("K", "K"), // WB13
                    join("[ABH9K_]", "_"), // WB13a
                    join("_", "[ABH9K]"), // WB13b
                    join("(^|[^R])(RR)*R", "R"), // WB15, WB16
                    cut("", ""))); // WB999

    /// Classes in the order of [SentenceBreak]: Other, CR, LF, Sep, Extend, Format, Sp, Lower, Upper,
    /// OLetter, Numeric, ATerm, STerm, SContinue, Close.
    private static final String SENTENCE = "xCLSEFsluo9ATc)";

    private static final BoundaryRules SENTENCES = new BoundaryRules(
            c -> SENTENCE.charAt(SentenceBreak.TABLE.get(c)),
            "CLS",
            "EF",
            List.of(join("C", "L"), cut("[CLS]", ".")), // SB3, SB4
            List.of(
                    join("A", "9"), // SB6
                    join("[ul]A", "u"), // SB7
                    join("A\\)*s*", "[^oulCLSAT]*l"), // SB8
                    join("[AT]\\)*s*", "[cAT]"), // SB8a
                    join("[AT]\\)*", "[)sCLS]"), // SB9
                    join("[AT]\\)*s*", "[sCLS]"), // SB10
                    cut("[AT]\\)*s*[CLS]?", ""), // SB11
                    join("", ""))); // SB998

    private static char wordClass(int c) {
        int type = WordBreak.TABLE.get(c);
        return switch (type) {
            case WordBreak.PICTOGRAPHIC -> 'P';
            case WordBreak.PICTOGRAPHIC + WordBreak.A_LETTER -> 'B';
            default -> WORD.charAt(type);
        };
    }

    @Test
    void wordsEqualTheRules() {
        String samples = "- \r\n\u000B\u0301\u200D\u00AD🇩🇪カאaé𝒜'\".:,,1٣_\u2003❤👍Ⓜℹ";
        compare(samples, WORDS, Splitter.unicodeSegments());
    }

    @Test
    void sentencesEqualTheRules() {
        String samples = "-+\r\n\u2029\u0301\u00AD\u200D \u00A0aßAÉ漢1٣..․!?。,:;)(\"»";
        compare(samples, SENTENCES, Splitter.unicodeSentences());
    }

    private static void compare(String samples, BoundaryRules rules, Splitter splitter) {
        int[] points = samples.codePoints().toArray();
        var random = new Random(11);
        for (int round = 0; round < 30_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            assertThat(splitter.split(text))
                    .as(() -> text.codePoints()
                            .mapToObj(Integer::toHexString)
                            .toList()
                            .toString())
                    .isEqualTo(rules.split(text.toString()));
        }
    }
}
