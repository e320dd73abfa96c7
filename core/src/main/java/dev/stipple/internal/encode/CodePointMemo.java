package dev.stipple.internal.encode;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/// Remembers a function of code points, a page of 128 at the first need of one: ASCII is the first page.
///
/// Thread-safe; two threads may both compute a page, with equal results.
final class CodePointMemo<T> {
    private static final int PAGE_BITS = 7;
    private static final int PAGE = 1 << PAGE_BITS;

    private final IntFunction<T> function;
    private final AtomicReferenceArray<Object[]> pages =
            new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) >> PAGE_BITS);

    CodePointMemo(IntFunction<T> function) {
        this.function = function;
    }

    @SuppressWarnings("unchecked") // a page holds what the function returned
    T get(int codePoint) {
        Object[] page = pages.get(codePoint >> PAGE_BITS);
        if (page == null) {
            page = new Object[PAGE];
            for (int i = 0; i < PAGE; i++) {
                page[i] = function.apply((codePoint & -PAGE) + i);
            }
            pages.set(codePoint >> PAGE_BITS, page);
        }
        return (T) page[codePoint & (PAGE - 1)];
    }
}
