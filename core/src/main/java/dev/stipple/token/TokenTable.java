package dev.stipple.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// The bytes of each token, so that decoding is copying.
///
/// Most tokens have at most 16 bytes: those are copied as two longs, whatever their length, and the next token
/// overwrites what was too much. Where they lie depends on nothing but the id, so that the next token is on its way
/// from memory before the length of the last one is known. Immutable.
final class TokenTable {
    /// What one id stands for.
    sealed interface Entry {
        /// An id that no token has.
        record Missing() implements Entry {}

        /// A token that decoding passes over.
        record Skipped() implements Entry {}

        /// A token that is one byte of a character that its neighbours may complete.
        record OneByte(byte value) implements Entry {}

        /// A token that is some bytes.
        final class Text implements Entry {
            /// The bytes, which nobody changes.
            final byte[] bytes;

            Text(byte[] bytes) {
                this.bytes = bytes;
            }
        }
    }

    /// How many bytes a copied token may write beyond its end.
    static final int SLACK = 16;

    /// How many bytes a byte has that is part of no character and becomes U+FFFD.
    private static final int REPLACED = 3;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /// The code of an id whose token isn't one of at most 16 bytes.
    private static final byte RARE = -1;

    /// How many bytes the token of an id has, or [#RARE].
    private final byte[] codes;
    /// Sixteen bytes an id: the token, or the position of its entry among the rare ones.
    private final byte[] slots;
    private final List<Entry> rare = new ArrayList<>();

    private TokenTable(int idLimit, IntFunction<Entry> entries) {
        codes = new byte[idLimit];
        slots = new byte[Math.multiplyExact(SLACK, idLimit)];
        for (int id = 0; id < idLimit; id++) {
            Entry entry = entries.apply(id);
            if (entry instanceof Entry.Text text && text.bytes.length <= SLACK) {
                codes[id] = (byte) text.bytes.length;
                System.arraycopy(text.bytes, 0, slots, SLACK * id, text.bytes.length);
            } else {
                codes[id] = RARE;
                LONGS.set(slots, SLACK * id, (long) rare.size());
                rare.add(entry);
            }
        }
    }

    /// Returns the table of the ids below `idLimit`.
    static TokenTable of(int idLimit, IntFunction<Entry> entries) {
        return new TokenTable(idLimit, entries);
    }

    /// Returns what `id` stands for.
    Entry entry(int id) {
        if (id < 0 || id >= codes.length) {
            return new Entry.Missing();
        }
        int code = codes[id];
        if (code == RARE) {
            return rare.get((int) (long) LONGS.get(slots, SLACK * id));
        }
        return new Entry.Text(Arrays.copyOfRange(slots, SLACK * id, SLACK * id + code));
    }

    /// Returns how many bytes `ids` have at most from position `from` on.
    long size(int[] ids, int from) {
        long bytes = 0;
        for (int i = from; i < ids.length; i++) {
            int code = code(ids[i]);
            bytes += code != RARE ? code : sizeOfRare(entry(ids[i]));
        }
        return bytes;
    }

    private static int sizeOfRare(Entry entry) {
        return switch (entry) {
            case Entry.Missing _, Entry.Skipped _ -> 0;
            case Entry.OneByte _ -> REPLACED;
            case Entry.Text text -> text.bytes.length;
        };
    }

    private int code(int id) {
        return id >= 0 && id < codes.length ? codes[id] : RARE;
    }

    /// Copies the bytes of `ids` from position `next` on to `target` from `at` on, up to an id whose entry is rare, or
    /// until there are no ids or at least `limit` bytes, and returns the new `next` in the upper half and the new
    /// `at` in the lower. The target has room for [#SLACK] bytes beyond `limit`.
    long copy(int[] ids, int next, byte[] target, int at, int limit) {
        int i = next;
        int end = at;
        for (; i < ids.length && end < limit; i++) {
            int id = ids[i];
            int code = code(id);
            if (code == RARE) {
                break;
            }
            LONGS.set(target, end, (long) LONGS.get(slots, SLACK * id));
            LONGS.set(target, end + Long.BYTES, (long) LONGS.get(slots, SLACK * id + Long.BYTES));
            end += code;
        }
        return (long) i << 32 | end;
    }
}
