package dev.stipple.internal.encode;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lends sessions to threads without locks: as many are kept as the machine has processors, more are made when more
/// threads encode at once, and dropped afterwards.
///
/// Not a `ThreadLocal`: virtual threads come by the million, and a session is worth keeping for its cache.
final class SessionPool {
    private final AtomicReferenceArray<@Nullable ByteBpeSession> idle =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
    private final Supplier<ByteBpeSession> source;

    SessionPool(Supplier<ByteBpeSession> source) {
        this.source = source;
    }

    /// An idle session, or a new one.
    ByteBpeSession take() {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) != null) {
                ByteBpeSession session = idle.getAndSet(i, null);
                if (session != null) {
                    return session;
                }
            }
        }
        return source.get();
    }

    /// Gives a session back.
    void put(ByteBpeSession session) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, session)) {
                return;
            }
        }
    }
}
