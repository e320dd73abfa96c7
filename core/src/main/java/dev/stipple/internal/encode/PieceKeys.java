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
    final long[] hashes;
    private final byte[] tail = new byte[32];

    PieceKeys(int capacity) {
        low = new long[capacity];
        high = new long[capacity];
        hashes = new long[capacity];
    }

    /// Builds the keys of `count` pieces, the first of which starts at `from`. A piece that is too long gets a key that
    /// no
    /// short piece has.
    void build(byte[] text, int from, int[] ends, int count) {
        int start = from;
        int piece = 0;
        int safe = text.length - 16;
        if (ends[count - 1] <= safe) {
            safe = Integer.MAX_VALUE;
        }
        for (; piece < count && start <= safe; piece++) {
            int end = ends[piece];
            put(piece, (long) LONGS.get(text, start), (long) LONGS.get(text, start + 8), end - start);
            start = end;
        }
        for (; piece < count; piece++) {
            int end = ends[piece];
            System.arraycopy(text, start, tail, 0, Math.min(end - start, 16));
            put(piece, (long) LONGS.get(tail, 0), (long) LONGS.get(tail, 8), end - start);
            start = end;
        }
    }

    private void put(int piece, long first, long second, int length) {
        int clamped = Math.min(length, LONGEST + 1);
        long lowKey = first & LOW_MASKS[clamped];
        long highKey = (second & HIGH_MASKS[clamped]) | ((long) clamped << 56);
        low[piece] = lowKey;
        high[piece] = highKey;
        hashes[piece] = hash(lowKey, highKey);
    }

    /// Spreads a key over 64 bits, best in the upper ones.
    static long hash(long low, long high) {
        return (low ^ (high * 0xC2B2AE3D27D4EB4FL)) * Fibonacci.PHI;
    }
}
