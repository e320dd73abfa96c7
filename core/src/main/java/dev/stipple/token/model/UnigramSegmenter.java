package dev.stipple.token.model;

import java.util.Arrays;

/// Finds the split with the highest sum of scores in one pass, rounding as sentencepiece 0.2.2 does.
///
/// Sums are single-precision floats, and start from 0 again where they pass 100,000: this decides between splits of
/// nearly the same score, so that no other precision gives the same pieces on long texts.
final class UnigramSegmenter implements SentencePieceModel.Segmenter {
    private static final float UNK_PENALTY = 10;
    private static final float LARGEST_SUM = 100_000;

    private final SentencePieces pieces;
    private final TokenTrie trie;
    /// What choosing a piece adds, by id.
    private final float[] gains;
    private final float unkScore;

    UnigramSegmenter(SentencePieces pieces) {
        this.pieces = pieces;
        this.trie = new TokenTrie(pieces.spelt());
        this.gains = new float[pieces.size()];
        float lowest = Float.MAX_VALUE;
        for (int id = 0; id < gains.length; id++) {
            gains[id] = gain(pieces, id);
            if (pieces.type(id) == SentencePieces.Type.NORMAL) {
                lowest = Math.min(lowest, pieces.score(id));
            }
        }
        this.unkScore = lowest - UNK_PENALTY;
    }

    private static float gain(SentencePieces pieces, int id) {
        return pieces.type(id) == SentencePieces.Type.USER_DEFINED ? pieces.userDefinedGain(id) : pieces.score(id);
    }

    @Override
    public void segment(String text, TokenSink sink) {
        Lattice lattice = new Lattice(text.length());
        for (int start = 0; start < text.length(); ) {
            lattice.rebase(start);
            int next = text.offsetByCodePoints(start, 1);
            boolean spelt = false;
            int node = trie.next(0, text.charAt(start));
            for (int end = start + 1; node != TokenTrie.NONE; end++) {
                int id = trie.tokenId(node);
                if (id != TokenTrie.NONE && pieces.type(id) != SentencePieces.Type.UNUSED) {
                    lattice.offer(start, end, id, gains[id]);
                    spelt |= end == next;
                }
                node = end < text.length() ? trie.next(node, text.charAt(end)) : TokenTrie.NONE;
            }
            if (!spelt) {
                lattice.offer(start, next, pieces.unkId(), unkScore);
            }
            start = next;
        }
        lattice.emit(sink);
    }

    /// For each place of a text, the best split of what stands before it: its sum and its last piece.
    private static final class Lattice {
        private final float[] sums;
        private final int[] starts;
        private final int[] ids;
        private int furthest;

        Lattice(int length) {
            sums = new float[length + 1];
            starts = new int[length + 1];
            ids = new int[length + 1];
            Arrays.fill(starts, -1);
        }

        void offer(int start, int end, int id, float gain) {
            float sum = gain + sums[start];
            if (starts[end] < 0 || sum > sums[end]) {
                sums[end] = sum;
                starts[end] = start;
                ids[end] = id;
                furthest = Math.max(furthest, end);
            }
        }

        /// Takes the sum at `start` off every sum from there on, once it is large.
        void rebase(int start) {
            float base = sums[start];
            if (Math.abs(base) > LARGEST_SUM) {
                for (int end = start; end <= furthest; end++) {
                    sums[end] -= base;
                }
            }
        }

        void emit(TokenSink sink) {
            int[] ends = new int[ids.length];
            int count = 0;
            for (int end = ids.length - 1; end > 0; end = starts[end]) {
                ends[count++] = end;
            }
            while (--count >= 0) {
                sink.token(ids[ends[count]], starts[ends[count]], ends[count]);
            }
        }
    }
}
