package dev.stipple.internal.scan;

import static dev.stipple.internal.simd.BlockMasks.BLOCK;

import dev.stipple.internal.simd.BlockMasks;
import dev.stipple.internal.simd.Kernels;

/// Finds pieces 64 bytes at a time. Each block begins at the start of a piece, so nothing is carried from one to
/// the next: after a block goes on at the last start that it decided. Where it decides none, and near the end of
/// the text, the matcher finds one piece.
record BlockScanner(PieceMatcher matcher, BlockRule rule) implements PieceScanner {
    private static final Kernels KERNELS = Kernels.best();

    /// How many ends are written at once, whether there are as many or not.
    private static final int STRIDE = 8;

    /// The most elements of `ends` that a block may touch.
    private static final int ROOM = BLOCK + STRIDE;

    /// Below this many bytes the matcher alone is faster.
    private static final int SHORTEST_REST = 16;

    /// The start at the first byte of a block is known.
    private static final long NOT_FIRST = ~1L;

    @Override
    public int scan(byte[] text, int from, int to, int[] ends) {
        BlockMasks masks = new BlockMasks();
        WideMasks wide = new WideMasks();
        int count = 0;
        int at = from;
        while (at <= to - BLOCK && count <= ends.length - ROOM) {
            KERNELS.classify(text, at, masks);
            long valid = wide.classify(KERNELS, text, at, masks);
            long starts = rule.starts(text, at, to, masks, wide, valid) & NOT_FIRST;
            if (starts == 0) {
                at = matcher.end(text, at, to);
                ends[count++] = at;
            } else {
                write(starts, at, ends, count);
                count += Long.bitCount(starts);
                at += lastBit(starts);
            }
        }
        if (at <= to - BLOCK && count > 0) {
            return count;
        }
        if (to - at >= SHORTEST_REST && count <= ends.length - ROOM) {
            long starts = startsInRest(text, at, to, masks, wide);
            write(starts, at, ends, count);
            count += Long.bitCount(starts);
            at += starts == 0 ? 0 : lastBit(starts);
        }
        while (at < to && count < ends.length) {
            at = matcher.end(text, at, to);
            ends[count++] = at;
        }
        return count;
    }

    /// The starts in a text of less than a block, as far as they don't depend on where it ends.
    private long startsInRest(byte[] text, int at, int to, BlockMasks masks, WideMasks wide) {
        byte[] block = new byte[BLOCK];
        System.arraycopy(text, at, block, 0, to - at);
        KERNELS.classify(block, 0, masks);
        long valid = wide.classify(KERNELS, block, 0, masks) & Masks.below(to - at);
        return rule.starts(text, at, to, masks, wide, valid) & NOT_FIRST;
    }

    private static int lastBit(long starts) {
        return 63 - Long.numberOfLeadingZeros(starts);
    }

    /// Writes `at` plus the index of each bit. Eight at a time: one badly predicted branch a block instead of one
    /// for each number of bits.
    private static void write(long starts, int at, int[] ends, int index) {
        long rest = starts;
        int next = index;
        do {
            ends[next] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            ends[next + 1] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            ends[next + 2] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            ends[next + 3] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            ends[next + 4] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            ends[next + 5] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            ends[next + 6] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            ends[next + 7] = at + Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            next += STRIDE;
        } while (rest != 0);
    }

    @Override
    public int lastCut(byte[] text, int from, int to) {
        return SafeCuts.last(text, from, to);
    }
}
