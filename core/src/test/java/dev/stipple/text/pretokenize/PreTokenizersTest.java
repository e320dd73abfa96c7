package dev.stipple.text.pretokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stipple.internal.format.Json;
import dev.stipple.text.AlignedText;
import dev.stipple.text.GoldenSteps;
import dev.stipple.text.TextPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each pre-tokenizer cuts as Hugging Face's cuts, with the same offsets.
class PreTokenizersTest {
    private final Json golden;

    PreTokenizersTest() throws IOException {
        golden = GoldenSteps.load("pre-tokenizers.json");
    }

    private static Metaspace metaspace(PrependScheme scheme, boolean split) {
        return new Metaspace('▁', scheme, split);
    }

    private static Map<String, PreTokenizer> variants() {
        Map<String, PreTokenizer> variants = new TreeMap<>();
        variants.put("bert", new BertPreTokenizer());
        variants.put("byte-level", new ByteLevel(false, true));
        variants.put("byte-level-prefix", new ByteLevel(true, true));
        variants.put("bytes", new ByteLevel(true, false));
        variants.put("delimiter", new CharDelimiterSplit('a'));
        variants.put("digits", new Digits(false));
        variants.put("digits-single", new Digits(true));
        variants.put("fixed-length", new FixedLength(3));
        variants.put("scripts", new UnicodeScripts());
        variants.put("whitespace", new Whitespace());
        variants.put("whitespace-split", new WhitespaceSplit());
        variants.put("metaspace-always", metaspace(PrependScheme.ALWAYS, true));
        variants.put("metaspace-first", metaspace(PrependScheme.FIRST, true));
        variants.put("metaspace-never", metaspace(PrependScheme.NEVER, true));
        variants.put("metaspace-whole", metaspace(PrependScheme.ALWAYS, false));
        variants.put(
                "sequence",
                new PreTokenizerSequence(List.of(
                        new WhitespaceSplit(), new Punctuation(SplitBehavior.MERGED_WITH_PREVIOUS), new Digits(true))));
        variants.put(
                "first-later",
                new PreTokenizerSequence(List.of(
                        new Split(TextPattern.literal(" "), SplitBehavior.ISOLATED, false),
                        metaspace(PrependScheme.FIRST, true))));
        for (SplitBehavior behavior : SplitBehavior.values()) {
            String name = behavior.name().toLowerCase(Locale.ROOT);
            variants.put("punctuation-" + name, new Punctuation(behavior));
            variants.put("split-" + name, new Split(TextPattern.literal(" "), behavior, false));
            variants.put("regex-" + name, new Split(TextPattern.regex("\\d|\\s+"), behavior, false));
            variants.put("inverted-" + name, new Split(TextPattern.regex("\\w+"), behavior, true));
        }
        return variants;
    }

    @TestFactory
    List<DynamicTest> equalsHuggingFace() {
        return variants().entrySet().stream()
                .map(variant -> DynamicTest.dynamicTest(
                        variant.getKey(), () -> check(variant.getValue(), golden.get(variant.getKey()))))
                .toList();
    }

    private void check(PreTokenizer preTokenizer, Json results) throws IOException {
        List<Json> texts = golden.get("texts").items();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).text();
            List<Json> expected = results.items().get(i).items();
            List<String> expectedPieces = new ArrayList<>();
            for (Json piece : expected.get(0).items()) {
                expectedPieces.add(piece.text());
            }

            List<AlignedText> pieces = preTokenizer.split(AlignedText.of(text));

            assertThat(pieces.stream().map(AlignedText::toString).toList())
                    .as(text)
                    .isEqualTo(expectedPieces);
            assertThat(GoldenSteps.origins(text, pieces))
                    .as("origins of %s", text)
                    .isEqualTo(expected.get(1).text());
        }
    }

    @Test
    void aPieceHasAtLeastOneCodePoint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedLength(0))
                .withMessageContaining("0");
    }
}
