package dev.stipple.token.pipeline;

import dev.stipple.text.AlignedText;
import dev.stipple.text.LiteralPattern;
import dev.stipple.text.normalize.Replace;
import java.util.List;

/// Puts a string in place of each match of a pattern, in each token.
///
/// @param replace what to look for and what to put there
public record ReplaceDecoder(Replace replace) implements Decoder {
    @Override
    public List<String> decode(List<String> tokens) {
        return tokens.stream().map(this::replaced).toList();
    }

    /// A literal, as in `▁` to a blank, needs no alignment.
    private String replaced(String token) {
        String source = replace.pattern().source();
        return replace.pattern() instanceof LiteralPattern && !source.isEmpty()
                ? token.replace(source, replace.content())
                : replace.normalize(AlignedText.of(token)).toString();
    }
}
