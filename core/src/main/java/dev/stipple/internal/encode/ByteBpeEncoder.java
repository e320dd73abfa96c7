package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;
import java.util.function.Supplier;

/// The fast encoder of byte-level BPE: known split patterns, exact merging in linear time, a cache of pieces.
///
/// Thread-safe. Each processor keeps a session with caches of at most 22 MiB, reached only on megabytes of varied text;
/// see [PieceCache] and [LongPieceCache].
final class ByteBpeEncoder implements Encoder {
    /// A text of fewer chars is turned into bytes at once.
    private static final int SHORT = 4096;

    private final SessionPool<ByteBpeSession> sessions;

    ByteBpeEncoder(PieceScanner scanner, Supplier<PieceMerger> mergers) {
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
}
