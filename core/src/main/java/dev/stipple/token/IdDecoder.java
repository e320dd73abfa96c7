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
    private final Optional<TokenBytes> bytes;

    IdDecoder(Pipeline pipeline, TokenStrings strings, PostProcessor.Mode mode) {
        this.strings = strings;
        this.decoder = pipeline.decoder();
        this.skipsSpecial = mode == PostProcessor.Mode.WITHOUT_SPECIAL_TOKENS;
        boolean byteLevel = decoder.filter(ByteLevelDecoder.class::isInstance).isPresent();
        this.bytes = byteLevel && TokenBytes.fits(strings)
                ? Optional.of(TokenBytes.of(strings, this::isSkipped))
                : Optional.empty();
    }

    /// Returns the byte table, where decoding is as simple as that.
    Optional<TokenBytes> bytes() {
        return bytes;
    }

    String text(int[] ids) {
        return bytes.isPresent() ? bytes.get().text(ids) : text(tokens(ids));
    }

    byte[] bytes(int[] ids) {
        return bytes.isPresent() ? bytes.get().decode(ids) : text(tokens(ids)).getBytes(StandardCharsets.UTF_8);
    }

    private String text(List<String> tokens) {
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
