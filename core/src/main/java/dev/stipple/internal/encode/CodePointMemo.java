package dev.stipple.internal.encode;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Remembers a function of code points, each at the first need; room is made for 128 neighbours at a time.
///
/// Thread-safe where results are immutable: two threads may both compute one, with equal results.
final class CodePointMemo<T> {
    private static final int PAGE_BITS = 7;
    private static final int PAGE = 1 << PAGE_BITS;

    private final IntFunction<T> function;
    private final AtomicReferenceArray<@Nullable Object @Nullable []> pages =
            new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) >> PAGE_BITS);

    CodePointMemo(IntFunction<T> function) {
        this.function = function;
    }

    @SuppressWarnings("unchecked") // a page holds what the function returned
    T get(int codePoint) {
        @Nullable Object[] page = pages.get(codePoint >> PAGE_BITS);
        if (page == null) {
            page = new @Nullable Object[PAGE];
            pages.set(codePoint >> PAGE_BITS, page);
        }
        Object known = page[codePoint & (PAGE - 1)];
        if (known == null) {
            known = function.apply(codePoint);
            page[codePoint & (PAGE - 1)] = known;
        }
        return (T) known;
    }
}
