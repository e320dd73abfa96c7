package dev.stipple.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.SharedData;
import dev.stipple.internal.format.Json;
import dev.stipple.token.pipeline.OffsetUnit;
import dev.stipple.token.pipeline.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real tokenizers give, on lines of real and hostile text, what Hugging Face tokenizers 0.23.2 gives, offsets
/// included. The golden file is made by `bench/golden/shared_tokenizers.py`.
class SharedTokenizersTest {
    private static final int EVERY = 97;
    private static final int AT_MOST = 300;

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "qwen3", "llama2", "bert"})
    void givesWhatTheReferenceGives(String name) throws IOException {
        Tokenizer tokenizer = Tokenizer.load(SharedData.file("tokenizers/" + name + "/tokenizer.json"))
                .withOffsets(OffsetUnit.CODE_POINTS);
        Json golden = golden();
        for (Map.Entry<String, Json> text :
                golden.get("digests").get(name).members().entrySet()) {
            List<String> lines = text.getKey().equals("hostile") ? hostile(golden) : lines(text.getKey());

            List<Tokens> tokens = tokenizer.tokenizeAll(lines);

            String description = tokens.stream()
                    .map(line -> PipelineGoldenTest.describe(line, true))
                    .collect(Collectors.joining("\n"));
            assertThat(PipelineGoldenTest.digest(description))
                    .as("%s on %s", name, text.getKey())
                    .isEqualTo(text.getValue().text());
            List<int[]> ids = tokens.stream().map(Tokens::ids).toList();
            assertThat(tokenizer.encodeAll(lines).toArray(int[][]::new)).isDeepEqualTo(ids.toArray(int[][]::new));
        }
    }

    private static Json golden() throws IOException {
        try (InputStream in = SharedTokenizersTest.class.getResourceAsStream("shared.json")) {
            return Json.of("shared.json", in.readAllBytes());
        }
    }

    private static List<String> hostile(Json golden) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Json text : golden.get("hostile").items()) {
            texts.add(text.text());
        }
        return texts;
    }

    private static List<String> lines(String name) throws IOException {
        String[] all =
                Files.readString(SharedData.file("text/" + name + ".txt")).split("\n", -1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < all.length && lines.size() < AT_MOST; i += EVERY) {
            lines.add(all[i]);
        }
        return lines;
    }
}
