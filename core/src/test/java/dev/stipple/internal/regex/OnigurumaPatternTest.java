package dev.stipple.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stipple.internal.format.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Patterns match where Oniguruma, asked through Hugging Face tokenizers, finds them (`bench/golden/regex.py`).
class OnigurumaPatternTest {
    private static final int LONG = 300_000;

    private final Json golden;

    OnigurumaPatternTest() throws IOException {
        try (InputStream in = OnigurumaPatternTest.class.getResourceAsStream("matches.json")) {
            golden = Json.of("matches.json", Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void findsWhatOnigurumaFinds() throws IOException {
        List<Json> texts = golden.get("texts").items();
        for (Map.Entry<String, Json> pattern : golden.members().entrySet()) {
            if (pattern.getKey().equals("texts") || pattern.getKey().equals("errors")) {
                continue;
            }
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).text();
                List<Json> expected = pattern.getValue().items().get(i).items();

                List<int[]> matches = matches(pattern.getKey(), text);

                assertThat(found(text, matches))
                        .as("%s in %s", pattern.getKey(), text)
                        .isEqualTo(expected.get(0).text());
                assertThat(cut(text, matches))
                        .as("cuts of %s in %s", pattern.getKey(), text)
                        .isEqualTo(expected.get(1).text());
            }
        }
    }

    @Test
    void refusesWhatOnigurumaRefuses() throws IOException {
        for (Json pattern : golden.get("errors").items()) {
            assertThatExceptionOfType(PatternSyntaxException.class)
                    .as(pattern.text())
                    .isThrownBy(() -> OnigurumaPattern.of(pattern.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?~ab)", "\\g<1>(a)", "(?(1)a|b)", "(?{x})", "(*FAIL)", "\\y"})
    void saysWhatIsNotSupported(String pattern) {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> OnigurumaPattern.of(pattern))
                .withMessageContaining("not supported");
    }

    @Test
    void boundsNestingAndSize() {
        assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> OnigurumaPattern.of("(".repeat(LONG)));
        assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> OnigurumaPattern.of("[".repeat(LONG)));
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> OnigurumaPattern.of("(?:(?:(?:ab){1000}){1000}){1000}"));
    }

    /// Quadratic time on so many chars would take minutes, and a recursive matcher would overflow its stack.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\s+$",
                "(a|b)*c",
                "(?:a+)+b",
                "(?:ab|a|b)*x",
                ".*?x",
                "[a-z]+@",
                "a*a*b",
                "\\s*[\\r\\n]+|\\S+@",
                "(?:a|ab)*"
            })
    void takesLinearTime(String pattern) {
        for (String letter : List.of("a", " ", "\n", "ab")) {
            Assertions.assertTimeout(
                    Duration.ofSeconds(60), () -> matches(pattern, letter.repeat(LONG / letter.length())));
        }
    }

    private static List<int[]> matches(String pattern, String text) {
        OnigurumaPattern.Finder finder = OnigurumaPattern.of(pattern).finder(text);
        List<int[]> matches = new ArrayList<>();
        while (finder.next()) {
            matches.add(new int[] {finder.start(), finder.end()});
        }
        return matches;
    }

    /// The matches that are not empty.
    private static String found(String text, List<int[]> matches) {
        return String.join(
                " ",
                matches.stream()
                        .filter(match -> match[0] < match[1])
                        .map(match -> range(text, match[0], match[1]))
                        .toList());
    }

    /// The pieces into which the matches, empty ones too, cut the text.
    private static String cut(String text, List<int[]> matches) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        for (int[] match : matches) {
            for (int bound : match) {
                if (bound > at) {
                    pieces.add(range(text, at, bound));
                    at = bound;
                }
            }
        }
        if (at < text.length()) {
            pieces.add(range(text, at, text.length()));
        }
        return String.join(" ", pieces);
    }

    private static String range(String text, int start, int end) {
        return text.codePointCount(0, start) + "," + text.codePointCount(0, end);
    }
}
