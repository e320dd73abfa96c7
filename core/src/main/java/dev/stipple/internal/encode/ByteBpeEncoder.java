package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;
import java.util.Optional;
import java.util.function.Supplier;

/// The fast encoder of byte-level BPE: known split patterns, exact merging in linear time, a cache of pieces.
///
/// Thread-safe. Each processor keeps a session with caches of at most 22 MiB, reached only on megabytes of varied text;
/// see [PieceCache] and [LongPieceCache].
final class ByteBpeEncoder implements Encoder {
    /// A text of fewer chars is turned into bytes at once.
    private static final int SHORT = 4096;

    /// The most pieces that are placed at a time.
    private static final int PIECES = 4096;

    private final SessionPool<ByteBpeSession> sessions;
    private final PieceScanner scanner;
    private final Optional<TokenBytes> spellings;

    /// Makes an encoder of pieces that `mergers` take apart.
    ByteBpeEncoder(PieceScanner scanner, Supplier<PieceMerger> mergers) {
        this(scanner, mergers, Optional.empty());
    }

    /// Makes an encoder whose tokens spell each piece byte by byte.
    ByteBpeEncoder(PieceScanner scanner, ByteBpeTables tables) {
        this(scanner, tables::merger, Optional.of(tables.tokens()));
    }

    private ByteBpeEncoder(PieceScanner scanner, Supplier<PieceMerger> mergers, Optional<TokenBytes> spellings) {
        this.scanner = scanner;
        this.spellings = spellings;
        sessions = new SessionPool<>(() -> new ByteBpeSession(scanner, mergers.get()));
    }

    @Override
    public void encode(String text, Ids ids) {
        if (text.length() < SHORT) {
            Encoder.super.encode(text, ids);
            return;
        }
        ByteBpeSession session = sessions.take();
        session.encode(text, ids);
        sessions.put(session);
    }

    @Override
    public int count(String text) {
        if (text.length() < SHORT) {
            return Encoder.super.count(text);
        }
        ByteBpeSession session = sessions.take();
        int count = session.count(text);
        sessions.put(session);
        return count;
    }

    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        ByteBpeSession session = sessions.take();
        session.encode(utf8, from, to, ids);
        sessions.put(session);
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        ByteBpeSession session = sessions.take();
        int count = session.count(utf8, from, to);
        sessions.put(session);
        return count;
    }

    @Override
    public boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        if (spellings.isEmpty()) {
            return false;
        }
        encode(utf8, from, to, tokens.ids);
        int[] ends = new int[Math.min(PIECES, to - from + 128)];
        for (int start = from; start < to; ) {
            int pieces = scanner.scan(utf8, start, to, ends);
            for (int piece = 0; piece < pieces; piece++) {
                tokens.placePiece(start, ends[piece], spellings.get());
                start = ends[piece];
            }
        }
        return true;
    }
}
