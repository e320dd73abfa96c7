package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/// BERT's frame: `[CLS] text [SEP]` and `[CLS] text [SEP] pair [SEP]`, the pair with type id 1.
///
/// @param sep the token after each text
/// @param sepId its id
/// @param cls the token before the first text
/// @param clsId its id
public record BertProcessing(String sep, int sepId, String cls, int clsId) implements PostProcessor {
    @Override
    public int addedTokens(int sequences) {
        return 1 + sequences;
    }

    @Override
    public List<Tokens> process(List<Tokens> sequences, Mode mode) {
        if (mode == Mode.WITHOUT_SPECIAL_TOKENS) {
            return sequences;
        }
        Tokens start = Tokens.added(List.of(clsId), List.of(cls), 0);
        List<Tokens> framed = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            Tokens end = Tokens.added(List.of(sepId), List.of(sep), Math.min(i, 1));
            Tokens text = sequences.get(i).asText();
            framed.add(Tokens.concatenate(i == 0 ? List.of(start, text, end) : List.of(text, end)));
        }
        return framed;
    }
}
