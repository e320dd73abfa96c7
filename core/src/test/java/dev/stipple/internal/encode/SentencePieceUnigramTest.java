package dev.stipple.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.SharedData;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.AlignedText;
import dev.stipple.text.normalize.CharsMap;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.SentencePieces;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The fast encoder of SentencePiece's Unigram models against the pipeline run step by step.
class SentencePieceUnigramTest {
    private static final String XLNET = "tokenizers/sentencepiece/xlnet_unigram32k_spiece.model";

    @Test
    void randomModels() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Pipeline pipeline = pipeline(random, Optional.empty());
            for (int round = 0; round < 30; round++) {
                judge("seed " + seed, pipeline, HostileText.next(random) + HostileText.next(random));
            }
        }
    }

    /// Scores of few values give many ties, and large ones make sums pass the point where they start again.
    @Test
    void longTextsOfFewScores() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            Pipeline pipeline = pipeline(random, Optional.empty());
            StringBuilder text = new StringBuilder();
            String[] words = new String[200];
            Arrays.setAll(words, _ -> HostileText.next(random));
            while (text.length() < 60_000) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            judge("seed " + seed, pipeline, text.toString());
        }
    }

    @Test
    void realModels() throws IOException {
        for (String name : List.of(XLNET, "tokenizers/sentencepiece/test_model.model")) {
            Pipeline pipeline = Tokenizer.load(SharedData.file(name)).pipeline();
            Random random = new Random(1);
            for (int round = 0; round < 200; round++) {
                judge(name, pipeline, HostileText.next(random) + HostileText.next(random));
            }
            for (String text : List.of("wiki-en.txt", "multilingual.txt", "code.txt")) {
                String all = Files.readString(SharedData.file("text/" + text));
                judge(name + ", " + text, pipeline, all.substring(0, 700_000));
            }
        }
    }

    @Test
    void normalizesAsTheSlowTwin() throws IOException {
        CharsMap map = ((SentencePieceNormalizer) Tokenizer.load(SharedData.file(XLNET))
                        .pipeline()
                        .normalizer()
                        .orElseThrow())
                .rules()
                .orElseThrow();
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            SentencePieceNormalizer normalizer = normalizer(
                    random, Optional.of(map).filter(_ -> random.nextInt(4) > 0), List.of("a", "  ", "▁", "éx"));
            String text = HostileText.next(random) + " a\u0301  " + HostileText.next(random);
            byte[] utf8 = Utf8.encode(text);
            SentencePieceBytes.Text fast = new SentencePieceBytes(normalizer).normalize(utf8, 0, utf8.length);
            String valid = new String(utf8, StandardCharsets.UTF_8);
            assertThat(new String(fast.bytes, 0, fast.length, StandardCharsets.UTF_8))
                    .as("seed %d, %s", seed, normalizer)
                    .isEqualTo(normalizer
                            .normalize(AlignedText.of(valid))
                            .toString()
                            .replace('▁', ' '));
        }
    }

    private static void judge(String name, Pipeline pipeline, String text) {
        Encoder fast = SentencePieceUnigram.encoder(pipeline).orElseThrow();
        byte[] utf8 = Utf8.encode(text);
        Ids expected = new Ids(8);
        new PipelineEncoder(pipeline).encode(utf8, 0, utf8.length, expected);
        Ids actual = new Ids(8);
        fast.encode(utf8, 0, utf8.length, actual);
        assertThat(actual.toArray()).as("%s: '%.200s'", name, text).isEqualTo(expected.toArray());
        assertThat(fast.count(utf8, 0, utf8.length)).isEqualTo(expected.size);
    }

    private static SentencePieceNormalizer normalizer(Random random, Optional<CharsMap> map, List<String> symbols) {
        var options = new SentencePieceNormalizer.Options(
                random.nextBoolean(), random.nextBoolean(), true, random.nextInt(4) == 0);
        return SentencePieceNormalizer.of(map, options, random.nextBoolean() ? symbols : List.of());
    }

    private static Pipeline pipeline(Random random, Optional<CharsMap> map) {
        Set<String> texts = new LinkedHashSet<>(List.of("<unk>"));
        boolean bytes = random.nextBoolean();
        for (int b = 0; b < 256 && bytes; b++) {
            texts.add("<0x%02X>".formatted(b));
        }
        int reserved = texts.size();
        if (random.nextInt(4) > 0) {
            texts.add("▁");
        }
        boolean innerBlanks = random.nextInt(3) == 0;
        for (int i = 0; i < 150; i++) {
            String text = HostileText.next(random).replace(' ', '▁');
            int[] points =
                    text.codePoints().filter(c -> c < 0xD800 || c > 0xDFFF).toArray();
            for (int cut = 0; cut < 8 && points.length > 0; cut++) {
                int from = random.nextInt(points.length);
                int to = Math.min(points.length, from + 1 + random.nextInt(4));
                String piece = new String(points, from, to - from);
                if (innerBlanks || piece.lastIndexOf('▁') <= 0) {
                    texts.add(piece);
                }
            }
        }
        List<String> list = new ArrayList<>(texts);
        float[] scores = new float[list.size()];
        SentencePieces.Type[] types = new SentencePieces.Type[list.size()];
        boolean few = random.nextBoolean();
        float scale = random.nextInt(3) == 0 ? 1000 : 1;
        List<String> userDefined = new ArrayList<>();
        for (int id = 0; id < scores.length; id++) {
            scores[id] = -scale * (few ? 1 + random.nextInt(3) : 1 + 12 * random.nextFloat());
            types[id] = id == 0
                    ? SentencePieces.Type.UNKNOWN
                    : id < reserved
                            ? SentencePieces.Type.BYTE
                            : switch (random.nextInt(40)) {
                                case 0 -> SentencePieces.Type.USER_DEFINED;
                                case 1 -> SentencePieces.Type.UNUSED;
                                default -> SentencePieces.Type.NORMAL;
                            };
            if (types[id] == SentencePieces.Type.USER_DEFINED) {
                userDefined.add(list.get(id));
            }
        }
        SentencePieces pieces = SentencePieces.of(list, scores, types);
        return Pipeline.of(SentencePieceModel.of(pieces, SentencePieceModel.Algorithm.UNIGRAM))
                .withNormalizer(normalizer(random, map, userDefined));
    }
}
