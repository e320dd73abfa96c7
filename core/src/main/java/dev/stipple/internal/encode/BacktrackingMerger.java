package dev.stipple.internal.encode;

import java.util.Arrays;

/// Exact byte pair encoding in linear time, without merging anything.
///
/// A sequence of tokens is what merging gives if and only if each pair of neighbours is a boundary of
/// [MergeTrees#isBoundary]. So this takes the longest token at each place, a shorter one where the pair with the token
/// before is no boundary, and goes back a token where none is left. Every prefix of the text has just one such
/// sequence, hence a place once left is never entered again, and the work is bounded by length × longest token.
/// The idea is that of the `bpe` crate by GitHub ("So many tokens, so little time", 2024).
final class BacktrackingMerger implements PieceMerger {
    /// 2^14 remembered pairs take 128 KiB.
    private static final int MEMO_BITS = 14;

    private final MergeTrees trees;
    private final TokenTrie trie;
    private final long[] memo = new long[1 << MEMO_BITS];
    private int[] tokens = new int[64];
    private long[] left = new long[2];

    BacktrackingMerger(MergeTrees trees, TokenTrie trie) {
        this.trees = trees;
        this.trie = trie;
    }

    @Override
    public int[] ids() {
        return tokens;
    }

    @Override
    public int merge(byte[] text, int from, int to) {
        clear(to - from);
        int size = 0;
        int at = from;
        int token = trie.longest(text, from, to);
        while (true) {
            int end = at + trie.length(token);
            if (isOpen(end - from) && (size == 0 || isBoundary(tokens[size - 1], token))) {
                tokens[size++] = token;
                at = end;
                if (at == to) {
                    return toIds(size);
                }
                token = trie.longest(text, at, to);
            } else {
                token = trie.shorter(token);
                if (token == TokenTrie.NONE) {
                    left[(at - from) >> 6] |= 1L << (at - from);
                    token = tokens[--size];
                    at -= trie.length(token);
                }
            }
        }
    }

    private void clear(int length) {
        if (tokens.length < length) {
            tokens = new int[length];
        }
        int words = (length >> 6) + 1;
        if (left.length < words) {
            left = new long[words];
        } else {
            Arrays.fill(left, 0, words, 0);
        }
    }

    private boolean isOpen(int place) {
        return (left[place >> 6] & (1L << place)) == 0;
    }

    private boolean isBoundary(int first, int second) {
        long pair = (long) first << 32 | second;
        int slot = Fibonacci.slot(pair, 64 - MEMO_BITS);
        long known = memo[slot];
        if (known >>> 1 != pair + 1) {
            known = ((pair + 1) << 1) | (trees.isBoundary(first, second) ? 1 : 0);
            memo[slot] = known;
        }
        return (known & 1) != 0;
    }

    private int toIds(int size) {
        for (int i = 0; i < size; i++) {
            tokens[i] = trees.id(tokens[i]);
        }
        return size;
    }
}
