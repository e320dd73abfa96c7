package dev.stipple.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The keys of a chunk of pieces: the bytes themselves where they are at most [#LONGEST], in two longs with the length
/// on top. Equal keys are equal pieces, so nothing is compared after a match.
///
/// Keys are built for a whole chunk before any is looked up: the loads of the look-ups then overlap, which is as
/// near to a prefetch as Java gets.
final class PieceKeys {
    /// The longest piece, in bytes, that its key tells apart.
    static final int LONGEST = 15;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[] LOW_MASKS = new long[LONGEST + 2];
    private static final long[] HIGH_MASKS = new long[LONGEST + 2];

    static {
        for (int length = 0; length <= LONGEST + 1; length++) {
            LOW_MASKS[length] = length >= 8 ? -1 : (1L << (length * 8)) - 1;
            HIGH_MASKS[length] = length <= 8 ? 0 : (1L << ((Math.min(length, LONGEST) - 8) * 8)) - 1;
        }
    }

    final long[] low;
    final long[] high;
    final int[] homes;
    private final byte[] tail = new byte[32];

    PieceKeys(int capacity) {
        low = new long[capacity];
        high = new long[capacity];
        homes = new int[capacity];
    }

    /// Builds the keys of `count` pieces, the first of which starts at `from`, and their home slots. A
    /// piece that is too long gets a key that no short piece has.
    void build(byte[] text, int from, int[] ends, int count, int shift) {
        long[] low = this.low;
        long[] high = this.high;
        int[] homes = this.homes;
        int start = from;
        int piece = 0;
        int safe = ends[count - 1] <= text.length - 16 ? Integer.MAX_VALUE : text.length - 16;
        for (; piece < count && start <= safe; piece++) {
            int end = ends[piece];
            int length = Math.min(end - start, LONGEST + 1);
            long lowKey = low((long) LONGS.get(text, start), length);
            long highKey = high((long) LONGS.get(text, start + 8), length);
            low[piece] = lowKey;
            high[piece] = highKey;
            homes[piece] = PieceCache.home(hash(lowKey, highKey), shift);
            start = end;
        }
        for (; piece < count; piece++) {
            int end = ends[piece];
            int length = Math.min(end - start, LONGEST + 1);
            System.arraycopy(text, start, tail, 0, length);
            low[piece] = low((long) LONGS.get(tail, 0), length);
            high[piece] = high((long) LONGS.get(tail, 8), length);
            homes[piece] = PieceCache.home(hash(low[piece], high[piece]), shift);
            start = end;
        }
    }

    /// The low half of a key: the first eight bytes of a text, of which `length` count.
    static long low(long first, int length) {
        return first & LOW_MASKS[length];
    }

    /// The high half of a key: the next eight bytes and the length.
    static long high(long second, int length) {
        return (second & HIGH_MASKS[length]) | ((long) length << 56);
    }

    /// Spreads a key over 64 bits, best in the upper ones.
    static long hash(long low, long high) {
        return (low ^ (high * 0xC2B2AE3D27D4EB4FL)) * Fibonacci.PHI;
    }
}
