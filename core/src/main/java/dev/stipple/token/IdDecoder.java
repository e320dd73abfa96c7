package dev.stipple.token;

import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.PostProcessor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns ids back into text, with special tokens or without. Thread-safe.
final class IdDecoder {
    private final TokenStrings strings;
    private final Optional<Decoder> decoder;
    private final boolean skipsSpecial;
    private final boolean byteLevel;
    private final Optional<TableDecoder> table;

    IdDecoder(Pipeline pipeline, TokenStrings strings, PostProcessor.Mode mode) {
        this.strings = strings;
        this.decoder = pipeline.decoder();
        this.skipsSpecial = mode == PostProcessor.Mode.WITHOUT_SPECIAL_TOKENS;
        this.byteLevel = decoder.filter(ByteLevelDecoder.class::isInstance).isPresent();
        this.table = TableDecoder.of(decoder, strings, this::isSkipped, this::literalText);
    }

    /// Returns the table of a byte-level vocabulary, where each token is some bytes, whatever is around it.
    Optional<TableDecoder> bytes() {
        return byteLevel ? table : Optional.empty();
    }

    String text(int[] ids) {
        return table.isPresent() ? table.get().text(ids) : literalText(ids);
    }

    byte[] bytes(int[] ids) {
        return table.isPresent() ? table.get().bytes(ids) : literalText(ids).getBytes(StandardCharsets.UTF_8);
    }

    /// The slow twin of the table.
    String literalText(int[] ids) {
        List<String> tokens = tokens(ids);
        if (decoder.isEmpty()) {
            return String.join(" ", tokens);
        }
        return String.join("", decoder.get().decode(tokens));
    }

    private List<String> tokens(int[] ids) {
        List<String> tokens = new ArrayList<>(ids.length);
        for (int id : ids) {
            String token = strings.get(id);
            if (!isSkipped(token)) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private boolean isSkipped(String token) {
        return skipsSpecial && strings.isSpecial(token);
    }
}
