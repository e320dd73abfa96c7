package dev.stipple.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.internal.load.TokenizerJson;
import dev.stipple.internal.load.TokenizerJsonWriter;
import dev.stipple.token.pipeline.OffsetUnit;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random pipelines around every model give what Hugging Face tokenizers 0.23.2 gives: ids, tokens, offsets, type
/// ids, masks, word indexes, overflow, and decoded text, before and after saving.
class PipelineGoldenTest {
    static List<PipelineGolden.Golden> tokenizers() throws IOException {
        return PipelineGolden.load();
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void givesWhatTheReferenceGives(PipelineGolden.Golden golden) throws IOException {
        check(read(golden), golden.cases());
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void givesTheSameAfterSaving(PipelineGolden.Golden golden) throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        TokenizerJsonWriter.write(read(golden), saved);

        check(TokenizerJson.read("saved", saved.toByteArray()), golden.cases());
    }

    private static Pipeline read(PipelineGolden.Golden golden) throws IOException {
        return TokenizerJson.read("golden", golden.tokenizerJson().getBytes(StandardCharsets.UTF_8));
    }

    private static void check(Pipeline pipeline, List<PipelineGolden.Case> cases) {
        for (PipelineGolden.Case golden : cases) {
            Tokenizer framed = Tokenizer.of(pipeline).withOffsets(OffsetUnit.CODE_POINTS);
            Tokenizer tokenizer = golden.framed() ? framed : framed.withoutSpecialTokens();
            if (pipeline.truncation().isPresent()) {
                tokenizer = tokenizer.withTruncation(pipeline.truncation().get());
            }
            if (pipeline.padding().isPresent()) {
                tokenizer = tokenizer.withPadding(pipeline.padding().get());
            }
            String text = golden.texts().getFirst();
            boolean single = golden.texts().size() == 1;

            Tokens tokens = single
                    ? tokenizer.tokenize(text, golden.specials())
                    : tokenizer.tokenize(text, golden.texts().getLast(), golden.specials());

            String description = describe(tokens, true);
            assertThat(digest(description)).as("%s: %s", text, description).isEqualTo(golden.encoding());
            if (single) {
                assertThat(tokenizer.encode(text, golden.specials())).isEqualTo(tokens.ids());
                assertThat(tokenizer.count(text, golden.specials())).isEqualTo(tokens.size());
            }
            checkDecoding(framed, tokens, golden);
        }
    }

    private static void checkDecoding(Tokenizer tokenizer, Tokens tokens, PipelineGolden.Case golden) {
        // The reference passes over ids that have no token; frames and padding hold some here.
        int[] ids = Arrays.stream(tokens.ids())
                .filter(tokenizer.vocabulary()::contains)
                .toArray();
        assertThat(digest(tokenizer.decode(ids))).as("decoded %s", tokens).isEqualTo(golden.decoded());
        assertThat(digest(tokenizer.withoutSpecialTokens().decode(ids)))
                .as("decoded without special tokens %s", tokens)
                .isEqualTo(golden.skipped());
    }

    /// The twin of `describe` in `pipelines.py`.
    static String describe(Tokens tokens, boolean windows) {
        int[] offsets = new int[2 * tokens.size()];
        int[] words = new int[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            offsets[2 * i] = tokens.start(i);
            offsets[2 * i + 1] = tokens.end(i);
            words[i] = tokens.word(i).orElse(-1);
        }
        String rows = List.of(
                        tokens.ids(),
                        tokens.typeIds(),
                        offsets,
                        tokens.specialTokensMask(),
                        tokens.attentionMask(),
                        words)
                .stream()
                .map(row -> Arrays.stream(row).mapToObj(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        StringBuilder description = new StringBuilder(rows).append('\n').append(String.join("\u001f", tokens.tokens()));
        if (windows) {
            tokens.overflow()
                    .forEach(window -> description
                            .append("\n[")
                            .append(describe(window, false))
                            .append(']'));
        }
        return description.toString();
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
