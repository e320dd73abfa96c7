package dev.stipple.internal.encode;

import dev.stipple.internal.Lazy;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;

/// What the sessions of one byte-level BPE share: trees and trie where backtracking is exact, ranks where it is not,
/// and the tokens that only a whole piece can be. Immutable.
final class ByteBpeTables {
    private final TokenBytes tokens;
    private final Supplier<PieceMerger> mergers;

    private ByteBpeTables(TokenBytes tokens, Supplier<PieceMerger> mergers) {
        this.tokens = tokens;
        this.mergers = mergers;
    }

    /// The tables of a vocabulary and its merges.
    ///
    /// @param ignoreMerges whether a piece that is a token is that token even where merging gives others
    static ByteBpeTables of(TokenBytes tokens, MergeList merges, boolean ignoreMerges) {
        Optional<MergeTrees> trees = MergeTrees.of(tokens, merges);
        Supplier<PieceMerger> mergers = trees.map(t -> backtracking(t, tokens)).orElseGet(() -> byRank(tokens, merges));
        int[] wholes = ignoreMerges ? unmerged(tokens, trees) : new int[0];
        if (wholes.length == 0) {
            return new ByteBpeTables(tokens, mergers);
        }
        TokenIndex index = new TokenIndex(tokens, wholes);
        return new ByteBpeTables(tokens, () -> new WholePieceMerger(index, mergers.get()));
    }

    private static Supplier<PieceMerger> backtracking(MergeTrees trees, TokenBytes tokens) {
        // Most texts have no piece so long that it needs the trie.
        Lazy<TokenTrie> trie = new Lazy<>(() -> TokenTrie.of(trees, tokens));
        return () -> new ShortPieceMerger(trees, () -> new BacktrackingMerger(trees, trie.get()));
    }

    private static Supplier<PieceMerger> byRank(TokenBytes tokens, MergeList merges) {
        int[] idsOfBytes = tokens.idsOfBytes();
        RankTable ranks = RankTable.of(merges);
        return () -> new RankMerger(idsOfBytes, ranks);
    }

    /// The tokens of which it is not known that merging their bytes gives them.
    private static int[] unmerged(TokenBytes tokens, Optional<MergeTrees> trees) {
        BitSet ids = new BitSet();
        for (int id = 0; id < tokens.size(); id++) {
            ids.set(id, tokens.length(id) > 0);
        }
        trees.ifPresent(t -> {
            for (int number = 0; number < t.size(); number++) {
                if (t.id(number) >= 0) {
                    ids.clear(t.id(number));
                }
            }
        });
        return ids.stream().toArray();
    }

    /// The tokens by id.
    TokenBytes tokens() {
        return tokens;
    }

    /// A new merger, for one thread at a time.
    PieceMerger merger() {
        return mergers.get();
    }
}
