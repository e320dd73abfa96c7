package dev.stipple.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PrependScheme;
import dev.stipple.token.model.SentencePieces;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordLevel;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.BpeDecoder;
import dev.stipple.token.pipeline.ByteFallbackDecoder;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.CtcDecoder;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.DecoderSequence;
import dev.stipple.token.pipeline.FuseDecoder;
import dev.stipple.token.pipeline.MetaspaceDecoder;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.ReplaceDecoder;
import dev.stipple.token.pipeline.SentencePieceDecoder;
import dev.stipple.token.pipeline.StripDecoder;
import dev.stipple.token.pipeline.WordPieceDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Decoding by table gives what the literal decoder gives, on random ids.
class TableDecoderTest {
    private static final List<String> TEXTS = List.of(
            "▁",
            "▁▁",
            "▁the",
            "▁of",
            "ing",
            "##ing",
            "##",
            "##▁",
            "'s",
            "'",
            "n't",
            ".",
            "▁.",
            " ",
            "  ",
            " x",
            "é",
            "▁ß",
            "語",
            "👍",
            "a▁b",
            "do not",
            "<0x+A>",
            "<0x4",
            "Ġthe",
            "Ġ",
            "Ċ",
            "âĤ",
            "¬",
            "ðŁ",
            "▁sixteen-letters",
            "seventeen-letters",
            "▁siebzehn-Größen-und-mehr-als-das",
            "<unk>",
            "<s>");
    private static final int GAP = 3;

    private final Random random = new Random(5);

    static Stream<Optional<Decoder>> shapes() {
        Decoder blanks = new ReplaceDecoder(new Replace(TextPattern.literal("▁"), " "));
        Decoder regex = new ReplaceDecoder(new Replace(TextPattern.regex("[a-e]+"), "<0x4F>"));
        Decoder bytes = new ByteFallbackDecoder();
        Decoder fuse = new FuseDecoder();
        Stream<Decoder> decoders = Stream.of(
                new ByteLevelDecoder(true, true, true),
                new WordPieceDecoder("##", true),
                new WordPieceDecoder("##", false),
                new WordPieceDecoder("", true),
                new MetaspaceDecoder(new Metaspace('▁', PrependScheme.ALWAYS, true)),
                new MetaspaceDecoder(new Metaspace('▁', PrependScheme.FIRST, false)),
                new MetaspaceDecoder(new Metaspace('▁', PrependScheme.NEVER, true)),
                bytes,
                fuse,
                blanks,
                sequence(),
                sequence(blanks, bytes, fuse, new StripDecoder(' ', 1, 0)),
                sequence(blanks, bytes, fuse, new StripDecoder(' ', 40, 0)),
                sequence(blanks, sequence(bytes, fuse)),
                sequence(regex, bytes),
                sequence(new StripDecoder('▁', 1, 1), blanks, bytes),
                sequence(new WordPieceDecoder("##", true), blanks, fuse),
                sequence(new MetaspaceDecoder(new Metaspace('▁', PrependScheme.ALWAYS, true)), fuse));
        return Stream.concat(Stream.of(Optional.empty()), decoders.map(Optional::of));
    }

    private static Decoder sequence(Decoder... steps) {
        return new DecoderSequence(List.of(steps));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void equalsTheLiteralDecoder(Optional<Decoder> decoder) {
        compare(Vocabulary.of(texts()), decoder);
    }

    static Stream<SentencePieceNormalizer.Options> options() {
        return Stream.of(true, false)
                .flatMap(prefix -> Stream.of(true, false)
                        .map(blanks -> new SentencePieceNormalizer.Options(prefix, blanks, true, false)));
    }

    @ParameterizedTest
    @MethodSource("options")
    void equalsTheDecoderOfSentencePiece(SentencePieceNormalizer.Options options) {
        List<String> texts = texts();
        SentencePieces.Type[] types = new SentencePieces.Type[texts.size()];
        Arrays.setAll(types, id -> type(texts.get(id)));
        var pieces = SentencePieces.of(texts, new float[texts.size()], types);
        compare(
                pieces.vocabulary(),
                Optional.of(
                        new SentencePieceDecoder(pieces, options, SentencePieceDecoder.UNK_SURFACE, Optional.empty())));
    }

    private static SentencePieces.Type type(String text) {
        if (text.equals("<unk>")) {
            return SentencePieces.Type.UNKNOWN;
        }
        if (text.equals("<s>")) {
            return SentencePieces.Type.CONTROL;
        }
        return text.startsWith("<0x") && text.length() == 6 && text.charAt(3) != '+'
                ? SentencePieces.Type.BYTE
                : SentencePieces.Type.NORMAL;
    }

    @Test
    void leavesOtherDecodersAlone() {
        Stream.of(
                        new BpeDecoder("</w>"),
                        new CtcDecoder("<pad>", "|", true),
                        sequence(new ByteFallbackDecoder(), new WordPieceDecoder("##", false)),
                        sequence(new FuseDecoder(), new StripDecoder(' ', 1, 1)),
                        sequence(new FuseDecoder(), new StripDecoder('x', 1, 0)),
                        sequence(new WordPieceDecoder("##", false), new FuseDecoder(), new StripDecoder(' ', 1, 0)))
                .forEach(decoder ->
                        assertThat(DecoderShape.of(Optional.of(decoder))).isEmpty());
    }

    @Test
    void namesAnIdThatHasNoToken() {
        Pipeline pipeline = pipeline(Vocabulary.of(texts()), Optional.empty());
        int[][] wrong = {{-1}, {texts().size() + 1}, {1, 2, Integer.MAX_VALUE}, {5, Integer.MIN_VALUE}};
        for (int[] ids : wrong) {
            assertThatThrownBy(() -> decoder(pipeline, PostProcessor.Mode.WITH_SPECIAL_TOKENS)
                            .text(ids))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("id " + ids[ids.length - 1] + " ");
        }
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(TEXTS);
        for (int b = 0; b < 256; b++) {
            texts.add("<0x%02X>".formatted(b));
        }
        return texts;
    }

    private static Pipeline pipeline(Vocabulary vocabulary, Optional<Decoder> decoder) {
        int next = vocabulary.size() + GAP;
        Pipeline pipeline = Pipeline.of(WordLevel.of(vocabulary, "<unk>"))
                .withAddedTokens(List.of(
                        AddedToken.special(vocabulary.idOr("<s>", -1), "<s>"),
                        AddedToken.special(next, "<0x41>!"),
                        AddedToken.special(next + 1, "▁<mask>"),
                        AddedToken.plain(next + 2, "▁##plain")));
        return decoder.map(pipeline::withDecoder).orElse(pipeline);
    }

    private static IdDecoder decoder(Pipeline pipeline, PostProcessor.Mode mode) {
        return new IdDecoder(pipeline, new TokenStrings(pipeline), mode);
    }

    private void compare(Vocabulary vocabulary, Optional<Decoder> shape) {
        Pipeline pipeline = pipeline(vocabulary, shape);
        var strings = new TokenStrings(pipeline);
        int[] known =
                IntStream.range(0, strings.idLimit()).filter(strings::contains).toArray();
        for (PostProcessor.Mode mode : PostProcessor.Mode.values()) {
            var decoder = new IdDecoder(pipeline, strings, mode);
            assertThat(TableDecoder.of(shape, strings, token -> false, decoder::literalText))
                    .isPresent();
            for (int round = 0; round < 1_000; round++) {
                check(decoder, ids(known, random.nextInt(12)));
            }
            for (int round = 0; round < 4; round++) {
                check(decoder, ids(known, 4_000 + random.nextInt(4_000)));
            }
        }
    }

    private static void check(IdDecoder decoder, int[] ids) {
        String expected = decoder.literalText(ids);
        assertThat(decoder.text(ids)).isEqualTo(expected);
        byte[] bytes = decoder.bytes(ids);
        if (decoder.bytes().isEmpty()) {
            assertThat(bytes).isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Runs of one kind are as frequent as mixtures: bytes that make characters, blanks, any tokens.
    private int[] ids(int[] known, int size) {
        int[] ids = new int[size];
        for (int i = 0; i < size; ) {
            int end = Math.min(size, i + 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 6));
            int kind = random.nextInt(4);
            int[] character = bytes(Character.toString(0x80 + random.nextInt(0xC000)));
            for (int at = 0; i < end; i++, at++) {
                ids[i] = switch (kind) {
                    case 0 -> TEXTS.size() + character[at % character.length];
                    case 1 -> TEXTS.size() + random.nextInt(256);
                    case 2 -> random.nextInt(2);
                    default -> known[random.nextInt(random.nextBoolean() ? TEXTS.size() : known.length)];
                };
            }
        }
        return ids;
    }

    private static int[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int[] bytes = new int[utf8.length];
        Arrays.setAll(bytes, i -> utf8[i] & 0xFF);
        return bytes;
    }
}
