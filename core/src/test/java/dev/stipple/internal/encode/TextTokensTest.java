package dev.stipple.internal.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.internal.scan.KnownPattern;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.normalize.Nfc;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Direction;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Tokens;
import dev.stipple.token.pipeline.Truncation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tokens placed by their lengths, or piece by piece, against those of the pipeline run step by step.
class TextTokensTest {
    private static final int ROUNDS = 25;

    @Test
    void placesEqualTheSlowTwinOnEveryKnownPattern() {
        for (KnownPattern pattern : KnownPattern.values()) {
            for (int seed = 0; seed < 6; seed++) {
                judge(
                        Pipeline.of(ByteBpeEncoderTest.bpe(seed)).withPreTokenizer(ByteBpeEncoderTest.splits(pattern)),
                        seed);
            }
        }
    }

    @Test
    void placesEqualTheSlowTwinWithPrefixSpaceAndNfc() {
        for (int seed = 0; seed < 12; seed++) {
            Pipeline pipeline = Pipeline.of(ByteBpeEncoderTest.bpe(seed)).withPreTokenizer(new ByteLevel(true, true));
            judge(pipeline, seed);
            judge(pipeline.withNormalizer(new Nfc()), seed);
        }
    }

    @Test
    void knowsThePlacesOfByteLevelTokensOnly() {
        Pipeline bytes = Pipeline.of(ByteBpeEncoderTest.bpe(1)).withPreTokenizer(new ByteLevel(false, true));
        byte[] text = "a bad é".getBytes(UTF_8);
        assertThat(placed(bytes, text)).isTrue();
        assertThat(placed(bytes.withNormalizer(new Nfc()), text)).isTrue();
        assertThat(placed(bytes.withPreTokenizer(new ByteLevel(true, true)), text))
                .isFalse();
        assertThat(placed(Pipeline.of(ByteBpeEncoderTest.bpe(1)), text)).isFalse();
    }

    static boolean placed(Pipeline pipeline, byte[] utf8) {
        var tokens = new PlacedTokens(utf8, pipeline.model().vocabulary());
        return Encoder.of(pipeline).place(utf8, 0, utf8.length, tokens);
    }

    static void judge(Pipeline plain, int seed) {
        var random = new Random(seed);
        Pipeline pipeline = plain.withAddedTokens(List.of(
                AddedToken.special(1000, "ee"),
                new AddedToken(1001, "!", false, true, true, false, false),
                new AddedToken(1002, "Σ", true, false, true, false, false)));
        var addedTokens = new AddedTokens(pipeline);
        var slow = new PipelineEncoder(pipeline, addedTokens);
        var fastWay = new TextTokens(pipeline, Encoder.of(pipeline), slow, addedTokens);
        var slowWay = new TextTokens(pipeline, slow, slow, addedTokens);
        for (int round = 0; round < ROUNDS; round++) {
            String text = random.nextBoolean()
                    ? RandomUnicode.text(random, random.nextInt(1 << random.nextInt(11)))
                    : HostileText.next(random) + HostileText.next(random);
            byte[] utf8 = Utf8.encode(text);
            int typeId = random.nextInt(2);
            boolean special = random.nextBoolean();
            Optional<Truncation> truncation = truncation(random);
            Tokens fast = tokens(fastWay, utf8, special, typeId, truncation);
            assertThat(table(fast))
                    .as("seed %d, round %d, %s", seed, round, truncation)
                    .isEqualTo(table(tokens(slowWay, utf8, special, typeId, truncation)));
        }
    }

    private static Tokens tokens(
            TextTokens way, byte[] utf8, boolean special, int typeId, Optional<Truncation> truncation) {
        return way.tokenize(utf8, token -> special || !token.special(), (_, _) -> {}, typeId, truncation);
    }

    private static Optional<Truncation> truncation(Random random) {
        Truncation.Strategy[] strategies = Truncation.Strategy.values();
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Truncation.to(random.nextInt(20))
                        .withStrategy(strategies[random.nextInt(strategies.length)])
                        .withDirection(random.nextBoolean() ? Direction.LEFT : Direction.RIGHT));
    }

    private static String table(Tokens tokens) {
        var table = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            table.append(tokens.id(i))
                    .append(' ')
                    .append(tokens.token(i))
                    .append(' ')
                    .append(tokens.start(i))
                    .append('-')
                    .append(tokens.end(i))
                    .append(" word ")
                    .append(tokens.word(i).orElse(-1))
                    .append(" type ")
                    .append(tokens.typeId(i))
                    .append('\n');
        }
        return table.toString();
    }
}
