package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/// Turns the suffix that ends a word into a blank, except after the last token.
///
/// @param suffix the suffix, `</w>` by custom
public record BpeDecoder(String suffix) implements Decoder {
    @Override
    public List<String> decode(List<String> tokens) {
        List<String> decoded = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            decoded.add(tokens.get(i).replace(suffix, i == tokens.size() - 1 ? "" : " "));
        }
        return decoded;
    }
}
