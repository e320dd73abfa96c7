package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import java.util.ArrayList;
import java.util.List;

/// Pre-tokenizers that run one after another, each on the pieces of the one before.
///
/// @param preTokenizers the steps, first to last
public record PreTokenizerSequence(List<PreTokenizer> preTokenizers) implements PreTokenizer {
    public PreTokenizerSequence {
        preTokenizers = List.copyOf(preTokenizers);
    }

    @Override
    public List<AlignedText> split(AlignedText piece) {
        List<AlignedText> pieces = List.of(piece);
        for (PreTokenizer preTokenizer : preTokenizers) {
            if (pieces.size() == 1) {
                pieces = preTokenizer.split(pieces.getFirst());
            } else {
                List<AlignedText> finer = new ArrayList<>(pieces.size());
                pieces.forEach(coarse -> finer.addAll(preTokenizer.split(coarse)));
                pieces = finer;
            }
        }
        return pieces;
    }
}
