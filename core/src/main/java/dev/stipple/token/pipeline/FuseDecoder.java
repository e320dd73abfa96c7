package dev.stipple.token.pipeline;

import java.util.List;

/// Joins all tokens into one, for the decoders that follow.
public record FuseDecoder() implements Decoder {
    @Override
    public List<String> decode(List<String> tokens) {
        return List.of(String.join("", tokens));
    }
}
