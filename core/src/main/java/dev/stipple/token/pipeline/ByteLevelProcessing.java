package dev.stipple.token.pipeline;

import java.util.List;

/// Adds nothing; leaves white space out of the offsets of byte-level tokens.
///
/// @param trimOffsets whether it does
/// @param addPrefixSpace whether the pre-tokenizer put a blank before the text, which no offset covers
/// @param useRegex kept for saving; it is the pre-tokenizer's setting
public record ByteLevelProcessing(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex)
        implements PostProcessor {

    @Override
    public int addedTokens(int sequences) {
        return 0;
    }

    @Override
    public List<Tokens> process(List<Tokens> sequences, Mode mode) {
        if (!trimOffsets) {
            return sequences;
        }
        return sequences.stream()
                .map(sequence -> Offsets.trimmed(sequence, addPrefixSpace))
                .toList();
    }
}
