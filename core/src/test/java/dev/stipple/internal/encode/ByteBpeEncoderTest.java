package dev.stipple.internal.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.internal.scan.KnownPattern;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.Nfc;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The fast encoder against the pipeline run step by step.
class ByteBpeEncoderTest {
    @Test
    void equalsTheSlowTwinOnEveryKnownPattern() {
        for (KnownPattern pattern : KnownPattern.values()) {
            for (int seed = 0; seed < 12; seed++) {
                judge(pipeline(bpe(seed), splits(pattern)), seed);
            }
        }
    }

    @Test
    void equalsTheSlowTwinWithPrefixSpace() {
        for (int seed = 0; seed < 20; seed++) {
            judge(pipeline(bpe(seed), new ByteLevel(true, true)), seed);
        }
    }

    @Test
    void equalsTheSlowTwinWithNfc() {
        for (int seed = 0; seed < 20; seed++) {
            judge(pipeline(bpe(seed), splits(KnownPattern.QWEN2)).withNormalizer(new Nfc()), seed);
        }
    }

    @Test
    void remembersWithinBoundsWhateverTheText() {
        var encoder = Encoder.of(pipeline(bpe(3), splits(KnownPattern.LLAMA3)));
        var slow = new PipelineEncoder(pipeline(bpe(3), splits(KnownPattern.LLAMA3)));
        var random = new Random(3);
        var text = new StringBuilder();
        for (int word = 0; word < 120_000; word++) {
            text.append(' ').append(Integer.toString(random.nextInt(), 36).repeat(1 + random.nextInt(3)));
        }
        byte[] utf8 = text.toString().getBytes(UTF_8);
        assertThat(ids(encoder, utf8)).isEqualTo(ids(slow, utf8));
        assertThat(ids(encoder, utf8)).isEqualTo(ids(slow, utf8));
    }

    @Test
    void windowsOfALongTextMakeNoDifference() {
        var random = new Random(8);
        for (KnownPattern pattern : KnownPattern.values()) {
            var encoder = Encoder.of(pipeline(bpe(4), splits(pattern)));
            var slow = new PipelineEncoder(pipeline(bpe(4), splits(pattern)));
            for (int round = 0; round < 3; round++) {
                var text = new StringBuilder("a".repeat(random.nextInt(60_000)));
                while (text.length() < 100_000) {
                    text.append(RandomUnicode.text(random, random.nextInt(3_000)))
                            .append(" \uD83D word\n");
                }
                int[] expected = ids(slow, Utf8.encode(text));
                Ids ids = new Ids(16);
                encoder.encode(text.toString(), ids);
                assertThat(ids.toArray()).isEqualTo(expected);
                assertThat(encoder.count(text.toString())).isEqualTo(expected.length);
            }
        }
    }

    @Test
    void threadsShareAnEncoder() throws Exception {
        var encoder = Encoder.of(pipeline(bpe(5), splits(KnownPattern.O200K)));
        byte[] utf8 = RandomUnicode.text(new Random(5), 20_000).getBytes(UTF_8);
        int[] expected = ids(encoder, utf8);
        List<Callable<int[]>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(() -> ids(encoder, utf8));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void declinesWhatIsNotMadeOfBytes() {
        Bpe bpe = bpe(1);
        var suffixed = Bpe.of(bpe.vocabulary(), bpe.merges(), bpe.settings().withEndOfWordSuffix("</w>"));
        assertThat(Encoder.of(pipeline(suffixed, new ByteLevel(false, true)))).isInstanceOf(PipelineEncoder.class);
        assertThat(Encoder.of(Pipeline.of(bpe))).isInstanceOf(PipelineEncoder.class);
        var unknown = new Split(TextPattern.regex("x+"), SplitBehavior.ISOLATED, false);
        var steps = new PreTokenizerSequence(List.of(unknown, new ByteLevel(false, false)));
        assertThat(Encoder.of(pipeline(bpe, steps))).isInstanceOf(PipelineEncoder.class);
    }

    private static void judge(Pipeline pipeline, int seed) {
        var fast = Encoder.of(pipeline);
        var slow = new PipelineEncoder(pipeline);
        assertThat(fast).isNotInstanceOf(PipelineEncoder.class);
        var random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            byte[] utf8 = RandomUnicode.text(random, random.nextInt(1 << random.nextInt(12)))
                    .getBytes(UTF_8);
            int[] expected = ids(slow, utf8);
            assertThat(ids(fast, utf8)).as("seed %d", seed).isEqualTo(expected);
            assertThat(fast.count(utf8, 0, utf8.length)).isEqualTo(expected.length);
        }
    }

    private static int[] ids(Encoder encoder, byte[] utf8) {
        Ids ids = new Ids(16);
        encoder.encode(utf8, 0, utf8.length, ids);
        return ids.toArray();
    }

    private static Pipeline pipeline(Bpe bpe, PreTokenizer preTokenizer) {
        return Pipeline.of(bpe).withPreTokenizer(preTokenizer);
    }

    static PreTokenizer splits(KnownPattern pattern) {
        List<PreTokenizer> steps = new ArrayList<>();
        for (String regex : pattern.regexes()) {
            steps.add(new Split(TextPattern.regex(regex), SplitBehavior.ISOLATED, false));
        }
        steps.add(new ByteLevel(false, false));
        return new PreTokenizerSequence(steps);
    }

    /// A random model of each kind: grown merges, ranks, or merges in any order.
    static Bpe bpe(int seed) {
        var random = new Random(seed);
        RandomBpe bpe = switch (seed % 3) {
            case 0 -> RandomBpe.grown(random, 5, 60);
            case 1 -> RandomBpe.ranked(random, 5, 60);
            default -> RandomBpe.shuffled(random, 5, 60);
        };
        List<String> tokens = new ArrayList<>();
        for (int id = 0; id < bpe.tokens.size(); id++) {
            var token = new StringBuilder();
            for (int i = bpe.tokens.start(id); i < bpe.tokens.end(id); i++) {
                token.append(ByteLevel.charOf(bpe.tokens.bytes()[i] & 0xFF));
            }
            tokens.add(token.toString());
        }
        var settings = BpeSettings.DEFAULT.withIgnoreMerges(random.nextBoolean());
        var vocabulary = Vocabulary.of(tokens);
        return seed % 6 == 1 ? Bpe.ofRanks(vocabulary, settings) : Bpe.of(vocabulary, merges(bpe.merges), settings);
    }

    private static BpeMerges merges(MergeList merges) {
        int[][] columns = new int[3][merges.size()];
        for (int i = 0; i < merges.size(); i++) {
            columns[0][i] = merges.left(i);
            columns[1][i] = merges.right(i);
            columns[2][i] = merges.merged(i);
        }
        return BpeMerges.of(columns[0], columns[1], columns[2]);
    }
}
