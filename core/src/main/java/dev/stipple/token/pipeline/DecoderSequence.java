package dev.stipple.token.pipeline;

import java.util.List;

/// Decoders one after the other.
///
/// @param decoders in the order in which they run
public record DecoderSequence(List<Decoder> decoders) implements Decoder {
    /// Copies the list.
    public DecoderSequence {
        decoders = List.copyOf(decoders);
    }

    @Override
    public List<String> decode(List<String> tokens) {
        List<String> decoded = tokens;
        for (Decoder decoder : decoders) {
            decoded = decoder.decode(decoded);
        }
        return decoded;
    }
}
