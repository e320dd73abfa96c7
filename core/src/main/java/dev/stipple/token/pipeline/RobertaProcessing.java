package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/// RoBERTa's frame: `<s> text </s>` and `<s> text </s></s> pair </s>`, all with type id 0.
///
/// @param sep the token after each text
/// @param sepId its id
/// @param cls the token before the first text
/// @param clsId its id
/// @param trimOffsets whether white space is left out of offsets
/// @param addPrefixSpace whether the pre-tokenizer put a blank before the text, which no offset covers
public record RobertaProcessing(
        String sep, int sepId, String cls, int clsId, boolean trimOffsets, boolean addPrefixSpace)
        implements PostProcessor {

    @Override
    public int addedTokens(int sequences) {
        return 2 * sequences;
    }

    @Override
    public List<Tokens> process(List<Tokens> sequences, Mode mode) {
        Tokens first = Tokens.added(List.of(clsId), List.of(cls), 0);
        Tokens separator = Tokens.added(List.of(sepId), List.of(sep), 0);
        List<Tokens> framed = new ArrayList<>();
        for (Tokens sequence : sequences) {
            Tokens trimmed = trimOffsets ? Offsets.trimmed(sequence, addPrefixSpace) : sequence;
            Tokens plain = trimmed.withTypeId(0);
            if (mode == Mode.WITHOUT_SPECIAL_TOKENS) {
                framed.add(plain);
            } else {
                List<Tokens> windows = plain.overflow().stream()
                        .map(window -> window.withTypeId(0))
                        .toList();
                Tokens text = plain.withOverflow(windows).asText();
                framed.add(Tokens.concatenate(List.of(framed.isEmpty() ? first : separator, text, separator)));
            }
        }
        return framed;
    }
}
