package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.EAST_ASIAN;
import static dev.stipple.internal.scan.CharClass.LOWER;
import static dev.stipple.internal.scan.CharClass.MARK;
import static dev.stipple.internal.scan.CharClass.NUMBER;
import static dev.stipple.internal.scan.CharClass.SPACE;
import static dev.stipple.internal.scan.CharClass.SYMBOL;
import static dev.stipple.internal.scan.CharClass.UPPER;

import dev.stipple.internal.simd.BlockMasks;
import dev.stipple.internal.simd.Kernels;

/// The classes of [CharClass] of the characters beyond ASCII in a block: all bytes of a character have its bit.
final class WideMasks {
    private final long[] planes = new long[Byte.SIZE];

    long upper;
    long lower;
    long mark;
    long symbol;
    long eastAsian;

    /// Sets the masks for the block at `text[at]`, and returns the bytes for which they hold: up to the first wide
    /// number or space, which are rare and would make all rules longer, or up to a character that the block cuts.
    long classify(Kernels kernels, byte[] text, int at, BlockMasks ascii) {
        if (ascii.wide == 0) {
            clear();
            return -1;
        }
        return kernels.looksUp() ? lookUp(kernels, text, at, ascii) : classifyEach(text, at, ascii);
    }

    /// Takes the characters of one block of the code point table at a time: few blocks hold an alphabet.
    private long lookUp(Kernels kernels, byte[] text, int at, BlockMasks ascii) {
        clear();
        long leads = ascii.wide & ~ascii.continuation;
        long valid = -1;
        int lastLead = 63 - Long.numberOfLeadingZeros(leads);
        if (lastLead >= 0 && lastLead + CharClass.length(text[at + lastLead]) > BlockMasks.BLOCK) {
            valid = Masks.below(lastLead);
            leads &= valid;
        }
        long spacesAndNumbers = 0;
        while (leads != 0) {
            int first = at + Long.numberOfTrailingZeros(leads);
            byte lead = text[first];
            int length = CharClass.length(lead);
            long same = kernels.equal(text, at, lead) & leads;
            int block = CharClass.blockOfLead(lead);
            if (block < 0) {
                block = CharClass.block(text, first);
                for (int i = 1; i < length - 1; i++) {
                    same &= kernels.equal(text, at, text[first + i]) >>> i;
                }
            }
            leads &= ~same;
            kernels.lookUp(text, at, CharClass.cells(), block, planes);
            long last = same << (length - 1);
            upper |= spread(planes[0] & last, length);
            lower |= spread(planes[1] & last, length);
            eastAsian |= spread(planes[2] & last, length);
            mark |= spread(planes[3] & last, length);
            symbol |= spread(planes[7] & last, length);
            spacesAndNumbers |= ((planes[4] | planes[5]) & last) >>> (length - 1);
        }
        return valid & Masks.before(spacesAndNumbers);
    }

    /// Whole characters, given their last bytes.
    private static long spread(long last, int length) {
        long two = last | last >>> 1;
        return length == 2 ? two : length == 3 ? two | last >>> 2 : two | two >>> 2;
    }

    private long classifyEach(byte[] text, int at, BlockMasks ascii) {
        long upper = 0;
        long lower = 0;
        long mark = 0;
        long symbol = 0;
        long eastAsian = 0;
        long valid = -1;
        long leads = ascii.wide & ~ascii.continuation;
        while (leads != 0) {
            int first = Long.numberOfTrailingZeros(leads);
            leads &= leads - 1;
            int unit = CharClass.unit(text, at + first);
            int length = unit >>> 8;
            if ((unit & (NUMBER | SPACE)) != 0 || first + length > BlockMasks.BLOCK) {
                valid = Masks.below(first);
                break;
            }
            long bytes = ((1L << length) - 1) << first;
            upper |= (unit & UPPER) != 0 ? bytes : 0;
            lower |= (unit & LOWER) != 0 ? bytes : 0;
            mark |= (unit & MARK) != 0 ? bytes : 0;
            symbol |= (unit & SYMBOL) != 0 ? bytes : 0;
            eastAsian |= (unit & EAST_ASIAN) != 0 ? bytes : 0;
        }
        this.upper = upper;
        this.lower = lower;
        this.mark = mark;
        this.symbol = symbol;
        this.eastAsian = eastAsian;
        return valid;
    }

    private void clear() {
        upper = 0;
        lower = 0;
        mark = 0;
        symbol = 0;
        eastAsian = 0;
    }

    /// `\p{L}`.
    long letter() {
        return upper | lower;
    }
}
