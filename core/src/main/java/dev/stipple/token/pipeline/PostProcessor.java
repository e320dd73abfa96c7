package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/// The last step of a tokenizer: puts tokens such as `[CLS]` around the text and joins the two texts of a pair.
public sealed interface PostProcessor
        permits BertProcessing, RobertaProcessing, TemplateProcessing, ByteLevelProcessing, PostProcessorSequence {

    /// Whether the tokens that a post-processor adds are wanted.
    enum Mode {
        /// Add them.
        WITH_SPECIAL_TOKENS,
        /// Leave them out; type ids and offsets are still set.
        WITHOUT_SPECIAL_TOKENS
    }

    /// Returns how many tokens are added to `sequences` texts, 1 or 2.
    int addedTokens(int sequences);

    /// Returns `sequences`, one text or two, with what belongs around and between them; to be concatenated.
    List<Tokens> process(List<Tokens> sequences, Mode mode);

    /// Returns `sequences`, one text or two, processed and joined.
    default Tokens join(List<Tokens> sequences, Mode mode) {
        List<Tokens> numbered = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            int sequence = i;
            Tokens tokens = sequences.get(i);
            List<Tokens> windows = tokens.overflow().stream()
                    .map(window -> window.withSequence(sequence))
                    .toList();
            numbered.add(tokens.withSequence(i).withTypeId(i).withOverflow(windows));
        }
        return Tokens.concatenate(process(numbered, mode));
    }
}
