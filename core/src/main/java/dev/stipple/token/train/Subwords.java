package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A vocabulary of subwords, made from letters by merging pairs: special tokens, letters, merged tokens.
///
/// @param tokens  the tokens in id order
/// @param merges  the merged [pairs][PairCounts#pair] in order, each with the id of the token it makes
record Subwords(TokenList tokens, SequencedMap<Long, Integer> merges) {
    /// Which letters the vocabulary has.
    ///
    /// @param initial  letters to have whether they occur or not
    /// @param limit  the number of letters to have at most
    record LetterChoice(String initial, int limit) {}

    /// Finds the subwords of `words`.
    static Subwords of(
            WordCounts words,
            Letters letters,
            List<String> specialTokens,
            LetterChoice choice,
            Alphabet.Marks marks,
            PairMerger.Rules rules,
            Progress progress) {
        TokenList tokens = new TokenList();
        specialTokens.forEach(token -> tokens.add(token, 0));
        LetterCounts counts = LetterCounts.of(words, letters);
        choice.initial().codePoints().forEach(counts::require);
        SymbolChains chains = new Alphabet(words, letters, counts, choice.limit(), marks, tokens).spell();
        Checks.room(rules.vocabularySize(), tokens.size(), "special tokens and letters");
        try (Phase phase = new Phase(progress, "merge pairs", "tokens", rules.vocabularySize())) {
            return new Subwords(tokens, new PairMerger(chains, words, tokens, rules).run(phase));
        }
    }

    Vocabulary vocabulary() {
        return Vocabulary.of(tokens.tokens());
    }

    BpeMerges bpeMerges() {
        int[] left = new int[merges.size()];
        int[] right = new int[merges.size()];
        int[] merged = new int[merges.size()];
        int i = 0;
        for (Map.Entry<Long, Integer> merge : merges.entrySet()) {
            left[i] = PairCounts.left(merge.getKey());
            right[i] = PairCounts.right(merge.getKey());
            merged[i++] = merge.getValue();
        }
        return BpeMerges.of(left, right, merged);
    }
}
