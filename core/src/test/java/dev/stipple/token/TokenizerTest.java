package dev.stipple.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.text.ByteChars;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.OffsetUnit;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Tokens;
import dev.stipple.token.pipeline.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A tokenizer whose tokens are the 256 bytes, one merge and two added tokens.
class TokenizerTest {
    private static final int THE_TWO_AS = 256;
    private static final int END = 257;
    private static final int TOOL = 258;

    private static final Tokenizer BYTES = bytes();

    private static Tokenizer bytes() {
        List<String> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteChars.charOf(b)));
        }
        tokens.add("aa");
        BpeMerges merges = BpeMerges.of(new int[] {'a'}, new int[] {'a'}, new int[] {THE_TWO_AS});
        Pipeline pipeline = Pipeline.of(Bpe.of(Vocabulary.of(tokens), merges, BpeSettings.DEFAULT))
                .withPreTokenizer(new ByteLevel(false, true))
                .withDecoder(new ByteLevelDecoder(true, true, true))
                .withAddedTokens(List.of(
                        AddedToken.special(END, "<end>"),
                        new AddedToken(TOOL, "<tool>", false, false, false, false, false)));
        return Tokenizer.of(pipeline);
    }

    @Test
    void takesSpecialTokensAsTextUnlessToldOtherwise() {
        assertThat(BYTES.encode("<end>")).containsExactly('<', 'e', 'n', 'd', '>');
        assertThat(BYTES.encode("<tool>")).containsExactly(TOOL);
        assertThat(BYTES.encode("x<end>", Specials.ALLOW_ALL)).containsExactly('x', END);
        assertThat(BYTES.encode("x<end>", Specials.allow("<end>"))).containsExactly('x', END);
        assertThat(BYTES.encode("<end>", Specials.allow("<other>"))).hasSize(5);
        assertThat(BYTES.count("x<end>", Specials.ALLOW_ALL)).isEqualTo(2);
    }

    @Test
    void namesTheSpecialTokenThatItRefusesAndItsOffset() {
        assertThatThrownBy(() -> BYTES.encode("é👍 <end>", Specials.REJECT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<end>")
                .hasMessageContaining("char 4");
        assertThat(BYTES.encode("<tool>", Specials.REJECT)).containsExactly(TOOL);
    }

    @Test
    void replacesWhatIsNoUnicode() {
        int[] replacement = {0xEF, 0xBF, 0xBD};

        assertThat(BYTES.encode("\uD800")).isEqualTo(replacement);
        assertThat(BYTES.encode(new byte[] {(byte) 0xE2, (byte) 0x82})).isEqualTo(replacement);
        assertThat(BYTES.decode(0xE2, 0x82, 'a')).isEqualTo("\uFFFDa");
        assertThat(BYTES.decodeBytes(0xE2, 0x82)).containsExactly(0xE2, 0x82);
    }

    @Test
    void countsOffsetsInTheUnitThatIsAskedFor() {
        String text = "👍é";

        assertThat(ends(BYTES.tokenize(text))).containsExactly(2, 2, 2, 2, 3, 3);
        assertThat(ends(BYTES.withOffsets(OffsetUnit.CODE_POINTS).tokenize(text)))
                .containsExactly(1, 1, 1, 1, 2, 2);
        assertThat(ends(BYTES.withOffsets(OffsetUnit.BYTES).tokenize(text))).containsExactly(4, 4, 4, 4, 6, 6);
    }

    private static int[] ends(Tokens tokens) {
        int[] ends = new int[tokens.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = tokens.end(i);
        }
        return ends;
    }

    @Test
    void namesTheIdThatItDoesNotKnow() {
        assertThatThrownBy(() -> BYTES.decode('a', 259))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id 259 has no token; this tokenizer has 259 tokens with ids from 0 to 258");
        assertThatThrownBy(() -> BYTES.decode(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void appendsSpecialTokensOfTheUser() {
        Tokenizer tokenizer = BYTES.withSpecialTokens("[BOS]", "<end>", "[PAD]");

        assertThat(tokenizer.vocabulary().id("[BOS]")).hasValue(259);
        assertThat(tokenizer.vocabulary().id("<end>")).hasValue(END);
        assertThat(tokenizer.id(Role.PAD)).hasValue(260);
        assertThat(tokenizer.encode("[BOS]a", Specials.ALLOW_ALL)).containsExactly(259, 'a');
        assertThat(tokenizer.decode(259, 'a')).isEqualTo("[BOS]a");
        assertThat(tokenizer.withoutSpecialTokens().decode(259, 'a')).isEqualTo("a");
    }

    @Test
    void encodesABatchInOrderAndPadsItToTheLongest() {
        Tokenizer padded = BYTES.withPadding(Padding.toLongest(0, "!")).withTruncation(Truncation.to(3));

        List<int[]> ids = padded.encodeAll(List.of("b", "bcdef", "aa"));

        assertThat(ids).containsExactly(new int[] {'b', 0, 0}, new int[] {'b', 'c', 'd'}, new int[] {THE_TWO_AS, 0, 0});
    }

    @Test
    void streamsNoHalfCharacters() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int[] ids = random.ints(random.nextInt(12), 0, 256).toArray();
            if (round % 2 == 0) {
                ids = BYTES.encode("é👍日<tool>" + round);
            }
            DecodeStream stream = BYTES.decodeStream();
            StringBuilder streamed = new StringBuilder();
            for (int id : ids) {
                String part = stream.add(id);
                assertThat(part).doesNotMatch(".*[\\uD800-\\uDBFF]");
                streamed.append(part);
            }
            streamed.append(stream.finish());
            assertThat(streamed).hasToString(BYTES.decode(ids));
        }
    }

    @Test
    void takesLongTextsInLinearTime() {
        String text = "a".repeat(2_000_000);

        assertThat(BYTES.encode(text)).hasSize(1_000_000);
        assertThat(BYTES.tokenize(text).size()).isEqualTo(1_000_000);
        assertThat(BYTES.decode(BYTES.encode(text))).isEqualTo(text);
    }
}
