package dev.stipple.token.pipeline;

import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PrependScheme;
import java.util.ArrayList;
import java.util.List;

/// Turns the character that stands for a blank back into one, and drops it from the first token where the
/// pre-tokenizer put it there.
///
/// @param metaspace the pre-tokenizer that this decoder undoes
public record MetaspaceDecoder(Metaspace metaspace) implements Decoder {
    @Override
    public List<String> decode(List<String> tokens) {
        String replacement = Character.toString(metaspace.replacement());
        boolean prepended = metaspace.prependScheme() != PrependScheme.NEVER;
        List<String> decoded = new ArrayList<>(tokens.size());
        for (String token : tokens) {
            decoded.add(token.replace(replacement, decoded.isEmpty() && prepended ? "" : " "));
        }
        return decoded;
    }
}
