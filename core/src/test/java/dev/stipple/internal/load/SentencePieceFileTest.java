package dev.stipple.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.OffsetUnit;
import dev.stipple.token.pipeline.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Against `sentencepiece.tsv`, which `bench/golden/sentencepiece_models.py` writes.
class SentencePieceFileTest {
    @Test
    void equalsSentencePieceOnRandomModels() throws IOException {
        List<String> failures = new ArrayList<>();
        Tokenizer tokenizer = null;
        int model = -1;
        for (String line : golden().lines().toList()) {
            if (line.startsWith("model ")) {
                byte[] bytes = Base64.getDecoder().decode(line.substring(6));
                tokenizer = Tokenizer.of(SentencePieceFile.read("model", bytes)).withOffsets(OffsetUnit.CODE_POINTS);
                model++;
            } else {
                check(Objects.requireNonNull(tokenizer), line, model, failures);
            }
        }
        assertThat(model).isGreaterThan(20);
        assertThat(failures).isEmpty();
    }

    private static void check(Tokenizer tokenizer, String line, int model, List<String> failures) {
        String[] parts = line.split("\t", -1);
        String text = text(parts[0]);
        String ids = join(tokenizer.encode(text));
        String offsets = offsets(tokenizer.tokenize(text));
        String decoded = tokenizer.decode(Arrays.stream(parts[3].split(" ", -1))
                .filter(id -> !id.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray());
        if (!ids.equals(parts[1]) || !offsets.equals(parts[2])) {
            failures.add("model " + model + " encodes '" + text + "' as " + ids + " at " + offsets + ", not " + parts[1]
                    + " at " + parts[2]);
        }
        if (!decoded.equals(text(parts[4]))) {
            failures.add(
                    "model " + model + " decodes " + parts[3] + " as '" + decoded + "', not '" + text(parts[4]) + "'");
        }
    }

    private static String offsets(Tokens tokens) {
        StringBuilder offsets = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            offsets.append(i == 0 ? "" : " ")
                    .append(tokens.start(i))
                    .append('-')
                    .append(tokens.end(i));
        }
        return offsets.toString();
    }

    private static String join(int[] ids) {
        return String.join(" ", Arrays.stream(ids).mapToObj(Integer::toString).toList());
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private static String golden() throws IOException {
        String other = System.getProperty("sentencepiece.golden");
        if (other != null) {
            return Files.readString(Path.of(other));
        }
        try (InputStream in = SentencePieceFileTest.class.getResourceAsStream("sentencepiece.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
