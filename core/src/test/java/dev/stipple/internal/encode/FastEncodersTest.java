package dev.stipple.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.SharedData;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.BertNormalizer;
import dev.stipple.text.normalize.Lowercase;
import dev.stipple.text.normalize.Nfd;
import dev.stipple.text.normalize.Nfkc;
import dev.stipple.text.normalize.Nfkd;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.Precompiled;
import dev.stipple.text.normalize.Prepend;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.text.normalize.Strip;
import dev.stipple.text.normalize.StripAccents;
import dev.stipple.text.pretokenize.BertPreTokenizer;
import dev.stipple.text.pretokenize.Digits;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.PrependScheme;
import dev.stipple.text.pretokenize.Punctuation;
import dev.stipple.text.pretokenize.SplitBehavior;
import dev.stipple.text.pretokenize.Whitespace;
import dev.stipple.text.pretokenize.WhitespaceSplit;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Model;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordPiece;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The encoders of words and of characters against the pipeline run step by step.
class FastEncodersTest {
    private static final Normalizer BLANKS = new Replace(TextPattern.regex(" {2,}"), " ");
    private static final Normalizer MARKED = new Replace(TextPattern.literal(" "), "▁");

    static Stream<Arguments> wordStages() {
        return Stream.of(
                stages("bert", bert(true, true), new BertPreTokenizer()),
                stages("bert cased", bert(true, false), new BertPreTokenizer()),
                stages("bert without ideographs", bert(false, true), new BertPreTokenizer()),
                stages("nfd", sequence(new Nfd(), new Lowercase(), new StripAccents()), new Whitespace()),
                stages("plain words", null, new PreTokenizerSequence(List.of(new WhitespaceSplit(), punctuation()))),
                stages("digits", new Nfkc(), new PreTokenizerSequence(List.of(new Whitespace(), new Digits(true)))),
                stages(
                        "t5",
                        new Nfkc(),
                        new PreTokenizerSequence(List.of(new WhitespaceSplit(), metaspace(PrependScheme.ALWAYS)))),
                stages("xlm-r", sequence(new Nfkc(), BLANKS), metaspace(PrependScheme.ALWAYS)),
                stages(
                        "albert",
                        sequence(quotes(), new Nfkd(), new StripAccents(), new Lowercase()),
                        metaspace(PrependScheme.FIRST)),
                stages("never", sequence(new Nfkc(), BLANKS), metaspace(PrependScheme.NEVER)),
                stages("deberta", sequence(new Strip(true, true), new Nfkc(), BLANKS), metaspace(PrependScheme.ALWAYS)),
                stages(
                        "stripped late",
                        sequence(new Nfkc(), new Strip(false, true), new Replace(TextPattern.regex(" {2,}"), "▁")),
                        metaspace(PrependScheme.FIRST)),
                stages("stripped on both sides", sequence(new Nfd(), new Strip(true, true)), new Whitespace()));
    }

    static Stream<Arguments> characterStages() {
        return Stream.of(
                stages("llama", sequence(new Prepend("▁"), MARKED), null),
                stages(
                        "gemma",
                        MARKED,
                        new dev.stipple.text.pretokenize.Split(
                                TextPattern.literal(" "), SplitBehavior.MERGED_WITH_PREVIOUS, false)),
                stages("first", null, new Metaspace('▁', PrependScheme.FIRST, false)),
                stages("always", null, new Metaspace('▁', PrependScheme.ALWAYS, false)),
                stages("never", null, new Metaspace('▁', PrependScheme.NEVER, false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wordStages")
    void wordsOfUnigram(String name, Pipeline stages) {
        judge(name, random -> with(stages, unigram(random)), WordShape::encoder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wordStages")
    void wordsOfWordPiece(String name, Pipeline stages) {
        judge(name, random -> with(stages, wordPiece(random)), WordShape::encoder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("characterStages")
    void charactersOfBpe(String name, Pipeline stages) {
        judge(name, random -> with(stages, bpe(random)), CharacterBpeShape::encoder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wordStages")
    void placesOfWords(String name, Pipeline stages) {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            Pipeline pipeline = with(stages, seed == 0 ? wordPiece(random) : unigram(random));
            TextTokensTest.judge(pipeline, seed);
            assertThat(TextTokensTest.placed(pipeline, Utf8.encode("two words")))
                    .isEqualTo(!stripsLate(name));
        }
    }

    private static boolean stripsLate(String name) {
        return name.equals("stripped late") || name.equals("stripped on both sides");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("characterStages")
    void placesOfCharacters(String name, Pipeline stages) {
        for (int seed = 0; seed < 4; seed++) {
            Pipeline pipeline = with(stages, bpe(new Random(seed)));
            TextTokensTest.judge(pipeline, seed);
            assertThat(TextTokensTest.placed(pipeline, Utf8.encode("two words")))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void charactersMapOfARealModel() throws IOException {
        Normalizer map = new Precompiled(((SentencePieceNormalizer)
                        Tokenizer.load(SharedData.file("tokenizers/sentencepiece/xlnet_unigram32k_spiece.model"))
                                .pipeline()
                                .normalizer()
                                .orElseThrow())
                .rules()
                .orElseThrow());
        Normalizer stripped = sequence(map, new Strip(false, true), new Replace(TextPattern.regex(" {2,}"), "▁"));
        for (Normalizer normalizer : List.of(map, stripped)) {
            Pipeline stages = Pipeline.of(unigram(new Random(0)))
                    .withNormalizer(normalizer)
                    .withPreTokenizer(metaspace(PrependScheme.ALWAYS));
            judge("map", random -> with(stages, unigram(random)), WordShape::encoder);
        }
    }

    @Test
    void sentencePieceModels() throws IOException {
        for (String name : List.of("llama1-bpe-bytefallback.model", "bling_bpe_example2.model")) {
            Pipeline pipeline = Tokenizer.load(SharedData.file("tokenizers/sentencepiece/" + name))
                    .pipeline();
            judge(name, random -> pipeline, CharacterBpeShape::encoder);
        }
    }

    private interface Fast {
        Optional<Encoder> encoder(Pipeline pipeline);
    }

    private interface Pipelines {
        Pipeline next(Random random);
    }

    private static void judge(String name, Pipelines pipelines, Fast fast) {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            Pipeline pipeline = pipelines.next(random);
            Encoder slow = new PipelineEncoder(pipeline);
            Encoder encoder = fast.encoder(pipeline).orElseThrow();
            for (int round = 0; round < 60; round++) {
                String text = HostileText.next(random) + HostileText.next(random);
                byte[] utf8 = Utf8.encode(text);
                int from = random.nextInt(3) == 0 ? Utf8.encode(text.substring(0, text.length() / 2)).length : 0;
                if (from > 0 && from < utf8.length && (utf8[from] & 0xC0) == 0x80) {
                    from = 0;
                }
                Ids expected = new Ids(8);
                slow.encode(utf8, from, utf8.length, expected);
                Ids actual = new Ids(8);
                encoder.encode(utf8, from, utf8.length, actual);
                assertThat(actual.toArray())
                        .as("%s, seed %d, round %d, from %d: '%s'", name, seed, round, from, text)
                        .isEqualTo(expected.toArray());
                assertThat(encoder.count(utf8, from, utf8.length)).isEqualTo(expected.size);
            }
        }
    }

    private static Arguments stages(String name, @Nullable Normalizer normalizer, @Nullable PreTokenizer preTokenizer) {
        Pipeline pipeline = Pipeline.of(WordPiece.of(Vocabulary.of(List.of("x")), "x", "##", 1));
        pipeline = normalizer == null ? pipeline : pipeline.withNormalizer(normalizer);
        return Arguments.of(name, preTokenizer == null ? pipeline : pipeline.withPreTokenizer(preTokenizer));
    }

    private static Pipeline with(Pipeline stages, Model model) {
        return new Pipeline(
                List.of(),
                stages.normalizer(),
                stages.preTokenizer(),
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Normalizer bert(boolean ideographs, boolean lowercase) {
        return new BertNormalizer(true, ideographs, Optional.empty(), lowercase);
    }

    private static Normalizer quotes() {
        return new Replace(TextPattern.literal("``"), "\"");
    }

    private static Normalizer sequence(Normalizer... steps) {
        return new NormalizerSequence(List.of(steps));
    }

    private static PreTokenizer punctuation() {
        return new Punctuation(SplitBehavior.ISOLATED);
    }

    private static PreTokenizer metaspace(PrependScheme scheme) {
        return new Metaspace('▁', scheme, true);
    }

    /// Tokens cut at random out of random text.
    private static Set<String> tokens(Random random, String... first) {
        Set<String> tokens = new LinkedHashSet<>(List.of(first));
        for (int i = 0; i < 150; i++) {
            String text = HostileText.next(random).replace(' ', '▁').toLowerCase(java.util.Locale.ROOT);
            int[] points = text.codePoints().toArray();
            for (int cut = 0; cut < 8 && points.length > 0; cut++) {
                int from = random.nextInt(points.length);
                int to = Math.min(points.length, from + 1 + random.nextInt(4));
                tokens.add(new String(points, from, to - from));
            }
        }
        return tokens;
    }

    private static Model unigram(Random random) {
        List<String> tokens = List.copyOf(tokens(random, "<unk>", "▁"));
        double[] scores = random.doubles(tokens.size(), -12, -1).toArray();
        return Unigram.of(tokens, scores, OptionalInt.of(0), random.nextBoolean());
    }

    private static Model wordPiece(Random random) {
        Set<String> tokens = tokens(random, "[UNK]");
        tokens.addAll(tokens.stream().map(token -> "##" + token).toList());
        return WordPiece.of(Vocabulary.of(List.copyOf(tokens)), "[UNK]", "##", 12);
    }

    private static Model bpe(Random random) {
        List<String> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add("<0x%02X>".formatted(b));
        }
        tokens.add("▁");
        tokens(random).stream()
                .filter(t -> t.codePointCount(0, t.length()) == 1)
                .filter(t -> !t.equals("▁"))
                .forEach(tokens::add);
        Map<String, Integer> ids = new HashMap<>();
        tokens.forEach(token -> ids.put(token, ids.size()));
        List<int[]> merges = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            int left = 256 + random.nextInt(tokens.size() - 256);
            int right = 256 + random.nextInt(tokens.size() - 256);
            String merged = tokens.get(left) + tokens.get(right);
            if (merged.length() < 9 && !ids.containsKey(merged)) {
                ids.put(merged, tokens.size());
                tokens.add(merged);
                merges.add(new int[] {left, right, ids.get(merged)});
            }
        }
        int[][] columns = new int[3][];
        for (int column = 0; column < 3; column++) {
            int c = column;
            columns[c] = merges.stream().mapToInt(merge -> merge[c]).toArray();
        }
        return Bpe.of(
                Vocabulary.of(tokens),
                BpeMerges.of(columns[0], columns[1], columns[2]),
                BpeSettings.DEFAULT
                        .withUnkToken("<0x00>")
                        .withByteFallback(random.nextBoolean())
                        .withFuseUnk(random.nextBoolean()));
    }
}
