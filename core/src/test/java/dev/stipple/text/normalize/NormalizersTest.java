package dev.stipple.text.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.internal.format.Json;
import dev.stipple.text.AlignedText;
import dev.stipple.text.GoldenSteps;
import dev.stipple.text.TextPattern;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each normalizer gives what Hugging Face's gives, and points each code point at the same part of the original.
class NormalizersTest {
    private final Json golden;
    private final Normalizer precompiled;

    NormalizersTest() throws IOException {
        golden = GoldenSteps.load("normalizers.json");
        precompiled = new Precompiled(
                CharsMap.of(Base64.getDecoder().decode(golden.get("charsMap").text())));
    }

    private static Normalizer bert(boolean clean, boolean chinese, Optional<Boolean> accents, boolean lowercase) {
        return new BertNormalizer(clean, chinese, accents, lowercase);
    }

    private static Normalizer replace(String wanted, String content) {
        return new Replace(TextPattern.literal(wanted), content);
    }

    private static Normalizer replaceRegex(String regex, String content) {
        return new Replace(TextPattern.regex(regex), content);
    }

    private static Normalizer sequence(Normalizer... normalizers) {
        return new NormalizerSequence(List.of(normalizers));
    }

    private Map<String, Normalizer> variants() {
        Map<String, Normalizer> variants = new TreeMap<>();
        variants.put("bert", bert(true, true, Optional.empty(), true));
        variants.put("bert-cased", bert(true, true, Optional.empty(), false));
        variants.put("bert-accents", bert(false, false, Optional.of(true), false));
        variants.put("bert-lower", bert(false, false, Optional.of(false), true));
        variants.put("nfc", new Nfc());
        variants.put("nfd", new Nfd());
        variants.put("nfkc", new Nfkc());
        variants.put("nfkd", new Nfkd());
        variants.put("lowercase", new Lowercase());
        variants.put("strip", new Strip(true, true));
        variants.put("strip-left", new Strip(true, false));
        variants.put("strip-right", new Strip(false, true));
        variants.put("strip-accents", new StripAccents());
        variants.put("replace", replace("a", "xyz"));
        variants.put("replace-nothing", replace(" ", ""));
        variants.put("replace-regex", replaceRegex("\\s+|''", "▁"));
        variants.put("replace-end", replaceRegex("$", "!"));
        variants.put("prepend", new Prepend("▁"));
        variants.put("nmt", new Nmt());
        variants.put("byte-level", new ByteLevelNormalizer());
        variants.put("precompiled", precompiled);
        variants.put("llama", sequence(new Prepend("▁"), replace(" ", "▁")));
        variants.put("deberta", sequence(new Nfkd(), new StripAccents(), new Lowercase(), new Strip(true, true)));
        variants.put(
                "xlnet",
                sequence(
                        replace("``", "\""),
                        replace("''", "\""),
                        new Nfkd(),
                        new StripAccents(),
                        replaceRegex(" {2,}", " "),
                        precompiled));
        return variants;
    }

    @TestFactory
    List<DynamicTest> equalsHuggingFace() {
        return variants().entrySet().stream()
                .map(variant -> DynamicTest.dynamicTest(
                        variant.getKey(), () -> check(variant.getValue(), golden.get(variant.getKey()))))
                .toList();
    }

    private void check(Normalizer normalizer, Json results) throws IOException {
        List<Json> texts = golden.get("texts").items();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).text();
            List<Json> expected = results.items().get(i).items();

            AlignedText normalized = normalizer.normalize(AlignedText.of(text));

            assertThat(normalized.toString()).as(text).isEqualTo(expected.get(0).text());
            assertThat(GoldenSteps.origins(text, GoldenSteps.codePoints(normalized)))
                    .as("origins of %s", text)
                    .isEqualTo(expected.get(1).text());
        }
    }

    @Test
    void rewritingStartsFromAnyPiece() {
        AlignedText piece = AlignedText.of("xx Éa").slice(3, 5);

        AlignedText normalized = new Nfd().normalize(piece);

        assertThat(normalized.toString()).isEqualTo("E\u0301a");
        assertThat(normalized.originStart(1)).isEqualTo(3);
        assertThat(normalized.originEnd(2)).isEqualTo(5);
    }
}
