package dev.stipple.token.model;

import dev.stipple.internal.Lazy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A model that gives the split of a piece with the highest sum of token scores (log-probabilities).
///
/// The best split is found by one pass of the Viterbi algorithm over code points, in double precision and in
/// Hugging Face's order of comparisons, so that ties fall the same way. Characters that no token spells cost the
/// lowest score less 10, and neighbours among them are fused into one unknown token. Follows Kudo, "Subword
/// Regularization" (2018).
public final class Unigram implements Model {
    private static final int ABSENT = -1;
    private static final double UNK_PENALTY = 10;

    private final Vocabulary vocabulary;
    private final double[] scores;
    private final int unkId;
    private final boolean byteFallback;
    private final double unkScore;
    private final int[] byteIds;
    private final Lazy<TokenTrie> trie;

    private Unigram(Vocabulary vocabulary, double[] scores, int unkId, boolean byteFallback) {
        this.vocabulary = vocabulary;
        this.scores = scores;
        this.unkId = unkId;
        this.byteFallback = byteFallback;
        double lowest = Double.POSITIVE_INFINITY;
        for (double score : scores) {
            lowest = score < lowest ? score : lowest;
        }
        this.unkScore = lowest - UNK_PENALTY;
        this.byteIds = ByteTokens.ids(vocabulary);
        this.trie = new Lazy<>(() -> new TokenTrie(vocabulary));
    }

    /// Returns a model in which token `i` has id `i` and score `scores[i]`.
    ///
    /// With `byteFallback`, an unknown stretch becomes the tokens `<0x00>` to `<0xFF>` of its UTF-8 bytes where the
    /// vocabulary has them all. Without `unkId` the model refuses text that it cannot spell.
    public static Unigram of(List<String> tokens, double[] scores, OptionalInt unkId, boolean byteFallback) {
        if (tokens.size() != scores.length) {
            throw new IllegalArgumentException(tokens.size() + " tokens for " + scores.length + " scores");
        }
        if (unkId.isPresent() && (unkId.getAsInt() < 0 || unkId.getAsInt() >= scores.length)) {
            throw new IllegalArgumentException("unkId " + unkId.getAsInt() + " of " + scores.length + " tokens");
        }
        return new Unigram(Vocabulary.of(tokens), scores.clone(), unkId.orElse(ABSENT), byteFallback);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Returns the score of token `id`.
    public double score(int id) {
        return scores[id];
    }

    /// Returns the score of a character that no token spells: the lowest score less 10.
    public double unkScore() {
        return unkScore;
    }

    /// Returns the id of the unknown token, if there is one.
    public OptionalInt unkId() {
        return unkId == ABSENT ? OptionalInt.empty() : OptionalInt.of(unkId);
    }

    /// Tells whether unknown characters become byte tokens.
    public boolean byteFallback() {
        return byteFallback;
    }

    @Override
    public void tokenize(CharSequence piece, TokenSink sink) {
        int[] starts = bestStarts(piece);
        List<int[]> stretches = new ArrayList<>();
        for (int end = piece.length(); end > 0; ) {
            int start = starts[end];
            // Fused: an unknown stretch reaches back over all unknown characters before it.
            if (start < 0) {
                int from = ~start;
                while (from > 0 && starts[from] < 0) {
                    from = ~starts[from];
                }
                start = from;
            }
            stretches.add(new int[] {start, end});
            end = start;
        }
        for (int[] stretch : stretches.reversed()) {
            emit(piece, stretch[0], stretch[1], sink);
        }
    }

    /// Returns, for each place that the best split can reach, where its last token starts; `~start` for an unknown
    /// one.
    private int[] bestStarts(CharSequence piece) {
        int length = piece.length();
        TokenTrie tokens = trie.get();
        double[] best = new double[length + 1];
        int[] starts = new int[length + 1];
        boolean[] reached = new boolean[length + 1];
        for (int start = 0; start < length; ) {
            int next = start + Character.charCount(Character.codePointAt(piece, start));
            boolean spelt = false;
            int node = tokens.next(0, piece.charAt(start));
            for (int end = start + 1; node != TokenTrie.NONE; end++) {
                int id = tokens.tokenId(node);
                if (id != TokenTrie.NONE) {
                    double score = scores[id] + best[start];
                    if (!reached[end] || score > best[end]) {
                        reached[end] = true;
                        best[end] = score;
                        starts[end] = id == unkId ? ~start : start;
                    }
                    spelt |= end == next;
                }
                node = end < length ? tokens.next(node, piece.charAt(end)) : TokenTrie.NONE;
            }
            if (!spelt) {
                double score = unkScore + best[start];
                if (!reached[next] || score > best[next]) {
                    if (unkId == ABSENT) {
                        throw Unknown.piece(piece.subSequence(start, next), "(none)");
                    }
                    reached[next] = true;
                    best[next] = score;
                    starts[next] = ~start;
                }
            }
            start = next;
        }
        return starts;
    }

    private void emit(CharSequence piece, int start, int end, TokenSink sink) {
        int id = vocabulary.idOr(piece, start, end, ABSENT);
        if (id != ABSENT) {
            sink.token(id, start, end);
        } else if (!byteFallback || !ByteTokens.emit(piece, start, end, byteIds, sink)) {
            sink.token(unkId, start, end);
        }
    }
}
