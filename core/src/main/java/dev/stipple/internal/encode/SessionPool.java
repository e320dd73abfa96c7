package dev.stipple.internal.encode;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lends sessions to threads without locks: as many are kept as the machine has processors, more are made when more
/// threads encode at once, and dropped afterwards.
///
/// Not a `ThreadLocal`: virtual threads come by the million, and a session is worth keeping for its cache.
final class SessionPool<T> {
    private final AtomicReferenceArray<@Nullable T> idle =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
    private final Supplier<T> source;

    SessionPool(Supplier<T> source) {
        this.source = source;
    }

    /// An idle session, or a new one.
    T take() {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) != null) {
                T session = idle.getAndSet(i, null);
                if (session != null) {
                    return session;
                }
            }
        }
        return source.get();
    }

    /// Gives a session back.
    void put(T session) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, session)) {
                return;
            }
        }
    }
}
