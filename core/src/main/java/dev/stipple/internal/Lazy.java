package dev.stipple.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, once, whichever thread asks.
public final class Lazy<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T value;

    /// Takes how the value is made.
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /// Returns the value, made now or before.
    public T get() {
        T made = value;
        if (made == null) {
            synchronized (this) {
                made = value;
                if (made == null) {
                    made = maker.get();
                    value = made;
                }
            }
        }
        return made;
    }
}
