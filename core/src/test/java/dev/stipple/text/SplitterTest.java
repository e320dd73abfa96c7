package dev.stipple.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SplitterTest {
    /// Python's `\s`: White_Space and U+001C to U+001F.
    private static final String BLANK = "[\\p{IsWhite_Space}\\x1C-\\x1F]";

    private static final Pattern SEPARATOR = Pattern.compile("[,.:;?_!\"()']|--|" + BLANK);

    @Test
    void keepsMarksAndDropsBlanks() {
        assertThat(Splitter.punctuation().split("Hello, world. Is this-- a test?"))
                .containsExactly("Hello", ",", "world", ".", "Is", "this", "--", "a", "test", "?");
        assertThat(Splitter.punctuation().split("a---b_c \"d\"'s \u00A0\u001Ce\u0085"))
                .containsExactly("a", "--", "-b", "_", "c", "\"", "d", "\"", "'", "s", "e");
        assertThat(Splitter.punctuation().split("")).isEmpty();
        assertThat(Splitter.punctuation().split(" \n")).isEmpty();
    }

    @Test
    void punctuationEqualsTheRegex() {
        var random = new Random(7);
        String alphabet = "ab-_.,:;?!\"()' \n\t\u001C\u001F\u0085\u00A0\u1680\u180E\u2003\u2028\u200B\u3000é😀";
        int[] letters = alphabet.codePoints().toArray();
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            assertThat(Splitter.punctuation().split(text)).as("%s", text).isEqualTo(splitByRegex(text.toString()));
        }
    }

    @Test
    void blanksArePythons() {
        assertThat(Splitter.blanks().split(" a\u001Db\u00A0c\u200Bd\u3000 ")).containsExactly("a", "b", "c\u200Bd");
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            assertThat(Characters.isBlank(c)).isEqualTo(String.valueOf(c).matches(BLANK));
        }
    }

    @Test
    void unicodeWordsDropBlanksAndMarks() {
        assertThat(Splitter.unicodeWords().split("Ça va, l'été? 3.5 km\u3000日本"))
                .containsExactly("Ça", "va", ",", "l'été", "?", "3.5", "km", "日", "本");
        assertThat(Splitter.unicodeWords().withoutMarks().split("«Ça» va, l'été? 😀 3.5"))
                .containsExactly("Ça", "va", "l'été", "3.5");
    }

    /// The slow twin: what Python's `re.split`, `strip` and a filter do.
    private static List<String> splitByRegex(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        var matcher = SEPARATOR.matcher(text);
        while (matcher.find()) {
            items.add(text.substring(from, matcher.start()));
            items.add(matcher.group());
            from = matcher.end();
        }
        items.add(text.substring(from));
        return items.stream()
                .map(item -> item.replaceAll("^" + BLANK + "+|" + BLANK + "+$", ""))
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
