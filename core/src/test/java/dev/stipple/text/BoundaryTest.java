package dev.stipple.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stipple.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The boundary rules of UAX #29. A case is written with `|` at each boundary.
class BoundaryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no text, no segment
                "The| |quick| |(|\"|brown|\"|)| |fox| |can't| |jump| |32.3| |feet|,| |right|?",
                "can’t| |a.b| |a|.|.|b| |a:b| |a|,|b| |1,000.5| |1'000| |1|:|2| |a_b1_| |x|-|y", // WB6 to WB13
                "אב\"גד| |א'|,| |a|\"|b", // WB7a to 7c
                "カタカナ|と|ひ|ら|漢|字", // kana and ideographs
                " \u2003 |\u00A0|\t|\t", // WB3d
                "a|\r\n|\n|\r|b", // WB3 to 3b
                "e\u0301te\u0301| \u0301| |x\u00ADy| |a\u0301.\u0301b\u0301", // WB4
                "\u0301|a| \u200D|b", // ignored characters with nothing before them
                "👩‍👩‍👧‍👦|👍🏽|❤️|a‍❤", // WB3c, and Extend
                "🇩🇪|🇫🇷|🇦| |🇦‍🇧|🇨", // WB15, WB16
                "𝒜𝒷|\uD800|a|\uDC00|9", // supplementary letters, lone surrogates
            })
    void cutsWords(String marked) {
        assertCuts(Splitter.unicodeSegments(), marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "One. |Two! |Three?",
                "The U.S.A. is big. |It's 3.5 km (about). |\"Yes.\" |No",
                "e.g. this; etc. and so on... |But no", // SB8 to SB10
                "Mr. |Smith", // no abbreviations are known
                "a\n|b\r\n|c\u2028|d", // SB4
                "No.\u0301 \u00AD|Yes", // SB5
                "今日は。|はい！|ok",
            })
    void cutsSentences(String marked) {
        assertCuts(Splitter.unicodeSentences(), marked);
    }

    @Test
    void passesWordBreakTest() throws IOException {
        assertPasses("golden/unicode/WordBreakTest.txt", Splitter.unicodeSegments());
    }

    @Test
    void passesSentenceBreakTest() throws IOException {
        assertPasses("golden/unicode/SentenceBreakTest.txt", Splitter.unicodeSentences());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", " ", "\n", "1", "\u0301", "👍", "🇩", "a.", "a:\u0301\u0301", "..", ". ", ".1(", "א'\""})
    void takesLinearTime(String unit) {
        String text = unit.repeat(10_000_000 / unit.length());
        for (Splitter splitter : List.of(
                Splitter.punctuation(), Splitter.blanks(), Splitter.unicodeWords(), Splitter.unicodeSentences())) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> splitter.split(text, (start, end) -> {}));
        }
    }

    private static void assertCuts(Splitter splitter, String marked) {
        List<String> expected = marked.isEmpty() ? List.of() : Arrays.asList(marked.split("\\|", -1));
        assertThat(splitter.split(String.join("", expected))).isEqualTo(expected);
    }

    private static void assertPasses(String file, Splitter splitter) throws IOException {
        List<String> cases = Files.readAllLines(SharedData.file(file)).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(cases).hasSizeGreaterThan(400);
        for (String line : cases) {
            List<String> expected = new ArrayList<>();
            for (String segment : line.split("÷", -1)) {
                if (!segment.isBlank()) {
                    expected.add(segmentOf(segment));
                }
            }
            assertThat(splitter.split(String.join("", expected))).as(line).isEqualTo(expected);
        }
    }

    private static String segmentOf(String codes) {
        var segment = new StringBuilder();
        for (String code : codes.split("×", -1)) {
            segment.appendCodePoint(Integer.parseInt(code.strip(), 16));
        }
        return segment.toString();
    }
}
