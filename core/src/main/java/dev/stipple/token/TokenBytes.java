package dev.stipple.token;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Predicate;

/// The bytes of each token of a byte-level vocabulary, so that decoding is copying.
///
/// Most tokens have at most 16 bytes: those are copied as two longs, whatever their length, and the next token
/// overwrites what was too much. That is several times faster than as many short array copies. Thread-safe.
final class TokenBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int INLINE = 2 * Long.BYTES;
    private static final long NONE = -1;

    /// Tables for ids that are this much sparser than the tokens are not worth their memory.
    private static final int MAX_SPARSENESS = 4;

    private static final int ALWAYS_DENSE = 1 << 16;

    private final TokenStrings strings;
    /// For each id where its bytes start, in the upper half, and how many there are, in the lower; or [#NONE].
    private final long[] spans;
    /// The bytes of all tokens, each padded to at least 16.
    private final byte[] bytes;

    private TokenBytes(TokenStrings strings, Predicate<String> skipped) {
        this.strings = strings;
        int limit = strings.idLimit();
        spans = new long[limit];
        byte[] table = new byte[INLINE * limit + INLINE];
        int end = 0;
        for (int id = 0; id < limit; id++) {
            spans[id] = NONE;
            if (strings.contains(id)) {
                String token = strings.get(id);
                byte[] content = skipped.test(token) ? new byte[0] : ByteLevelDecoder.bytes(token);
                int room = Math.max(INLINE, content.length);
                if (end + room > table.length) {
                    table = Arrays.copyOf(table, Math.max(end + room, table.length + table.length / 2));
                }
                System.arraycopy(content, 0, table, end, content.length);
                spans[id] = ((long) end << 32) | content.length;
                end += room;
            }
        }
        this.bytes = Arrays.copyOf(table, end + INLINE);
    }

    /// Tells whether the ids are dense enough for a table.
    static boolean fits(TokenStrings strings) {
        return strings.idLimit() <= ALWAYS_DENSE || strings.idLimit() / MAX_SPARSENESS <= strings.size();
    }

    /// Returns the bytes of all tokens; `skipped` ones have none.
    static TokenBytes of(TokenStrings strings, Predicate<String> skipped) {
        return new TokenBytes(strings, skipped);
    }

    /// Returns the bytes of `ids`, one after the other.
    byte[] decode(int[] ids) {
        byte[] text = fill(ids);
        return Arrays.copyOf(text, text.length - INLINE);
    }

    /// Returns the text of `ids`, bytes that are no UTF-8 replaced by U+FFFD.
    String text(int[] ids) {
        byte[] text = fill(ids);
        return Utf8.decode(text, 0, text.length - INLINE);
    }

    /// Returns the bytes of `ids`, and 16 more that count for nothing.
    private byte[] fill(int[] ids) {
        long total = 0;
        for (int id : ids) {
            total += length(id);
        }
        if (total > Integer.MAX_VALUE - 2 * INLINE) {
            throw new IllegalArgumentException("the text of " + ids.length + " ids has " + total + " bytes");
        }
        byte[] text = new byte[(int) total + INLINE];
        int at = 0;
        for (int id : ids) {
            long span = spans[id];
            int start = (int) (span >>> 32);
            int length = (int) span;
            if (length <= INLINE) {
                LONGS.set(text, at, (long) LONGS.get(bytes, start));
                LONGS.set(text, at + Long.BYTES, (long) LONGS.get(bytes, start + Long.BYTES));
            } else {
                System.arraycopy(bytes, start, text, at, length);
            }
            at += length;
        }
        return text;
    }

    /// Returns the number of bytes of `id`.
    int length(int id) {
        return (int) span(id);
    }

    /// Copies the bytes of `id` to `target` and returns where they end.
    int copy(int id, byte[] target, int at) {
        long span = span(id);
        System.arraycopy(bytes, (int) (span >>> 32), target, at, (int) span);
        return at + (int) span;
    }

    private long span(int id) {
        long span = id >= 0 && id < spans.length ? spans[id] : NONE;
        if (span == NONE) {
            throw strings.unknown(id);
        }
        return span;
    }
}
