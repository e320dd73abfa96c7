package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the places of tokens piece by piece: the slow twin is asked once for each piece, and a cache remembers.
///
/// That is exact where a piece means the same alone as in its text, as it does for the fast encoders that cut by the
/// same scanner. Thread-safe; each processor keeps a cache of at most 65,536 pieces, some 20 MiB.
final class PiecePlacer {
    private static final int PIECES = 4096;
    private static final int CACHE_BITS = 16;
    /// Longer pieces are not remembered.
    private static final int LONGEST = 48;

    private final PieceScanner scanner;
    private final BlankPrefix prefix;
    private final PipelineEncoder first;
    private final PipelineEncoder rest;
    private final boolean oneWord;
    private final SessionPool<Cache> caches = new SessionPool<>(Cache::new);

    private PiecePlacer(
            PieceScanner scanner, BlankPrefix prefix, PipelineEncoder first, PipelineEncoder rest, boolean oneWord) {
        this.scanner = scanner;
        this.prefix = prefix;
        this.first = first;
        this.rest = rest;
        this.oneWord = oneWord;
    }

    /// Returns a placer for pieces that are words, all of which `literal` takes alike.
    static PiecePlacer ofWords(PieceScanner scanner, PipelineEncoder literal) {
        return new PiecePlacer(scanner, BlankPrefix.NEVER, literal, literal, false);
    }

    /// Returns a placer for pieces of stretches that are one word each. Where the stretch gets a blank by `prefix`, its
    /// first piece is for `first`, all others for `rest`.
    static PiecePlacer ofStretches(
            PieceScanner scanner, BlankPrefix prefix, PipelineEncoder first, PipelineEncoder rest) {
        return new PiecePlacer(scanner, prefix, first, rest, true);
    }

    /// Adds the tokens of a stretch to `tokens`, or tells that a word has none, so that words can't be counted by them.
    boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        Cache cache = caches.take();
        boolean placed = place(utf8, from, to, tokens, cache);
        caches.put(cache);
        return placed;
    }

    private boolean place(byte[] utf8, int from, int to, PlacedTokens tokens, Cache cache) {
        int[] ends = new int[Math.min(PIECES, to - from + 128)];
        for (int start = from; start < to; ) {
            int pieces = scanner.scan(utf8, start, to, ends);
            for (int i = 0; i < pieces; i++) {
                boolean prefixed = start == from && prefix.applies(utf8, from, to);
                PieceTokens piece =
                        prefixed ? first.piece(utf8, start, ends[i]).orElse(null) : cache.get(utf8, start, ends[i]);
                if (piece == null) {
                    return false;
                }
                tokens.addPiece(piece, start, ends[i], oneWord);
                start = ends[i];
            }
        }
        if (oneWord && from < to) {
            tokens.endWord();
        }
        return true;
    }

    /// One thread's memory of pieces: each has one place, and the later one takes it.
    private final class Cache {
        private final byte[][] keys = new byte[1 << CACHE_BITS][];
        private final @Nullable PieceTokens[] values = new PieceTokens[1 << CACHE_BITS];

        private @Nullable PieceTokens get(byte[] utf8, int from, int to) {
            if (to - from > LONGEST) {
                return rest.piece(utf8, from, to).orElse(null);
            }
            int slot = slot(utf8, from, to);
            byte[] key = keys[slot];
            if (key != null && Arrays.equals(key, 0, key.length, utf8, from, to)) {
                return values[slot];
            }
            Optional<PieceTokens> piece = rest.piece(utf8, from, to);
            keys[slot] = Arrays.copyOfRange(utf8, from, to);
            values[slot] = piece.orElse(null);
            return values[slot];
        }

        private static int slot(byte[] utf8, int from, int to) {
            int hash = to - from;
            for (int i = from; i < to; i++) {
                hash = 31 * hash + utf8[i];
            }
            return (hash * 0x9E3779B9) >>> (32 - CACHE_BITS);
        }
    }
}
