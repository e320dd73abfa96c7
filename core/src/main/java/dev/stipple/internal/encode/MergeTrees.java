package dev.stipple.internal.encode;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/// The one tree of merges behind every token that merging can produce.
///
/// Merging the bytes of a token `T` alone either ends in `T`, always by the same tree, or never: then no text
/// produces `T` (what merges inside a stretch does not depend on what surrounds it, as long as nothing merges across
/// its ends). Tokens with a tree get *numbers*: 0 to 255 are the bytes, then the others in the order of the rank of
/// their last merge. So a higher number is a later merge, which is all that [#isBoundary] needs to know.
///
/// Immutable once built.
final class MergeTrees {
    private final int[] ids;
    private final int[] left;
    private final int[] right;
    private final PairTable pairs;

    /// What two neighbouring bytes merge into.
    private final int[] bytePairs = new int[1 << 16];

    private int size = 256;

    private MergeTrees(int[] idsOfBytes, int tokens) {
        ids = Arrays.copyOf(idsOfBytes, 256 + tokens);
        left = new int[256 + tokens];
        right = new int[256 + tokens];
        pairs = new PairTable(tokens);
        Arrays.fill(bytePairs, PairTable.NONE);
        for (int number = 0; number < 256; number++) {
            left[number] = number;
            right[number] = number;
        }
    }

    /// The trees of a merge list, or empty where a merge can need a part that only a later merge makes: then the
    /// order of merging is not the order of ranks, and only [RankMerger] is exact.
    static Optional<MergeTrees> of(TokenBytes tokens, MergeList merges) {
        if (tokens.size() + 256 > PairTable.LIMIT) {
            return Optional.empty();
        }
        int[] idsOfBytes = tokens.idsOfBytes();
        MergeTrees trees = new MergeTrees(idsOfBytes, tokens.size());
        int[] numbers = new int[tokens.size()];
        Arrays.fill(numbers, -1);
        for (int b = 0; b < 256; b++) {
            if (idsOfBytes[b] >= 0) {
                numbers[idsOfBytes[b]] = b;
            }
        }
        BitSet doubtful = new BitSet();
        for (int rank = 0; rank < merges.size(); rank++) {
            int merged = merges.merged(rank);
            if (numbers[merged] >= 0) {
                continue;
            }
            int first = numbers[merges.left(rank)];
            int second = numbers[merges.right(rank)];
            if (first < 0 || second < 0) {
                doubtful.set(merged);
            } else if (trees.isBoundary(first, second)) {
                numbers[merged] = trees.add(first, second, merged);
            }
        }
        return mergesToItself(tokens, merges, doubtful, numbers) ? Optional.empty() : Optional.of(trees);
    }

    private static boolean mergesToItself(TokenBytes tokens, MergeList merges, BitSet doubtful, int[] numbers) {
        if (doubtful.stream().allMatch(id -> numbers[id] >= 0)) {
            return false;
        }
        var merger = new RankMerger(tokens.idsOfBytes(), RankTable.of(merges));
        return doubtful.stream()
                .filter(id -> numbers[id] < 0)
                .anyMatch(id -> merger.merge(tokens.bytes(), tokens.start(id), tokens.end(id)) == 1);
    }

    private int add(int first, int second, int id) {
        int number = size++;
        ids[number] = id;
        left[number] = first;
        right[number] = second;
        pairs.put(first, second, number);
        if (second < 256 && first < 256) {
            bytePairs[(first << 8) | second] = number;
        }
        return number;
    }

    /// How many tokens have a number.
    int size() {
        return size;
    }

    /// The vocabulary's id of a number; −1 for a byte that has no token.
    int id(int number) {
        return ids[number];
    }

    /// The number that two neighbours merge into, or [PairTable#NONE].
    int merged(int left, int right) {
        return pairs.merged(left, right);
    }

    /// The number that two neighbouring bytes merge into, or [PairTable#NONE].
    int mergedBytes(int left, int right) {
        return bytePairs[(left << 8) | right];
    }

    /// True if merging the bytes of `first` followed by those of `second` gives just these two tokens.
    ///
    /// Undoes the two trees along their common edge, latest merge first. Each step shows two parts that were
    /// neighbours across the edge until the merge just undone, `limit`; had they a merge of their own that comes
    /// before it, they would have merged. An equal rank means the same pair twice in a row, and then the left one
    /// goes first.
    boolean isBoundary(int first, int second) {
        int limit = PairTable.NONE;
        while (true) {
            if (pairs.merged(first, second) < limit) {
                return false;
            }
            if (first < 256 && second < 256) {
                return true;
            }
            if (first > second) {
                limit = first;
                first = right[first];
            } else {
                limit = second + 1;
                second = left[second];
            }
        }
    }
}
