package dev.stipple.internal.encode;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the encoders of one byte-level BPE share: its trees and trie where backtracking is exact, its ranks where not,
/// and the tokens that only a whole piece can be. Immutable.
final class ByteBpeTables {
    private final int[] idsOfBytes;
    private final @Nullable MergeTrees trees;
    private final @Nullable TokenTrie trie;
    private final @Nullable RankTable ranks;
    private final @Nullable TokenIndex wholes;

    private ByteBpeTables(TokenBytes tokens, MergeList merges, boolean ignoreMerges) {
        idsOfBytes = tokens.idsOfBytes();
        Optional<MergeTrees> found = MergeTrees.of(tokens, merges);
        trees = found.orElse(null);
        trie = found.map(t -> TokenTrie.of(t, tokens)).orElse(null);
        ranks = found.isPresent() ? null : RankTable.of(merges);
        wholes = ignoreMerges ? wholes(tokens, trees) : null;
    }

    /// The tables of a vocabulary and its merges.
    ///
    /// @param ignoreMerges whether a piece that is a token is that token even where merging gives others
    static ByteBpeTables of(TokenBytes tokens, MergeList merges, boolean ignoreMerges) {
        return new ByteBpeTables(tokens, merges, ignoreMerges);
    }

    /// The tokens that merging their bytes does not give, or null if there are none.
    private static @Nullable TokenIndex wholes(TokenBytes tokens, @Nullable MergeTrees trees) {
        boolean[] merged = new boolean[tokens.size()];
        if (trees != null) {
            for (int number = 0; number < trees.size(); number++) {
                if (trees.id(number) >= 0) {
                    merged[trees.id(number)] = true;
                }
            }
        }
        int[] ids = new int[tokens.size()];
        int count = 0;
        for (int id = 0; id < tokens.size(); id++) {
            if (!merged[id] && tokens.length(id) > 0) {
                ids[count++] = id;
            }
        }
        return count == 0 ? null : new TokenIndex(tokens, Arrays.copyOf(ids, count));
    }

    /// A new merger, for one thread at a time.
    PieceMerger merger() {
        PieceMerger merger = trees != null && trie != null
                ? new BacktrackingMerger(trees, trie)
                : new RankMerger(idsOfBytes, ranks);
        return wholes == null ? merger : new WholePieceMerger(wholes, merger);
    }
}
