package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The GPT-2 ids that readers of a well-known course on language models get, which are tiktoken's.
class CourseTest {
    private static final Tokenizer GPT2 = Tokenizer.named("gpt2");

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "Akwirw ier|33901 86 343 86 220 959",
                "Every effort moves you|6109 3626 6100 345",
                "This is some text|1212 318 617 2420",
                "Implementations|3546 26908 602",
                "  Hello World.|220 18435 2159 13",
                "Hello, world. Is this-- a test?|15496 11 995 13 1148 428 438 257 1332 30",
                "asdf asdfasdf a!!, @aba 9asdf90asdfk|292 7568 355 7568 292 7568 257 3228 11 2488 15498 860 292 7568 3829"
                        + " 292 7568 74",
                "naïve café 日本語 😀|2616 38776 40304 10545 245 98 17312 105 45739 252 30325 222",
                "it's IT'S we'll|270 338 7283 6 50 356 1183",
            })
    void idsAreThoseOfTheCourse(String text, String ids) {
        assertThat(Run.withInput(text, "tokenize", "--tokenizer", "gpt2").out()).isEqualTo(ids + "\n");
        assertThat(Run.withInput(ids, "detokenize", "--tokenizer", "gpt2").out())
                .isEqualTo(text);
    }

    @Test
    void lineEndsAndSpecialTokensAreThoseOfTheCourse() {
        assertThat(GPT2.encode("   ")).containsExactly(220, 220, 220);
        assertThat(GPT2.encode("a\r\nb")).containsExactly(64, 201, 198, 65);
        assertThat(GPT2.encode("Hello \nworld")).containsExactly(15496, 220, 198, 6894);
        assertThat(GPT2.encode("Hello<|endoftext|>\nworld", Specials.ALLOW_ALL))
                .containsExactly(15496, 50256, 198, 6894);
        String text = "Hello, do you like tea? <|endoftext|> In the sunlit terracesof someunknownPlace.";
        int[] allowed = {
            15496, 11, 466, 345, 588, 8887, 30, 220, 50256, 554, 262, 4252, 18250, 8812, 2114, 1659, 617, 34680, 27271,
            13
        };
        assertThat(GPT2.encode(text, Specials.ALLOW_ALL)).isEqualTo(allowed);
        assertThat(GPT2.encode(text)).contains(30, 1279, 91, 437, 1659, 5239, 91, 29, 554);
        assertThat(GPT2.decode(allowed)).isEqualTo(text);
    }

    @Test
    void theWholeStoryHasAsManyTokensAsInTheCourse() throws IOException {
        Path story = Path.of("../../shared/data/text/the-verdict.txt");
        assumeTrue(Files.exists(story), () -> "skipped: no " + story + " on this machine");
        int[] ids = GPT2.encode(Files.readString(story));
        assertThat(ids).hasSize(5145).startsWith(40, 367, 2885, 1464, 1807, 3619, 402, 271, 10899, 2138);
        assertThat(Run.of("count-tokens", "--tokenizer", "gpt2", story.toString())
                        .out())
                .isEqualTo("5145\n");
    }
}
