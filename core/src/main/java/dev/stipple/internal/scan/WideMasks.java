package dev.stipple.internal.scan;

import static dev.stipple.internal.scan.CharClass.EAST_ASIAN;
import static dev.stipple.internal.scan.CharClass.LOWER;
import static dev.stipple.internal.scan.CharClass.MARK;
import static dev.stipple.internal.scan.CharClass.NUMBER;
import static dev.stipple.internal.scan.CharClass.SPACE;
import static dev.stipple.internal.scan.CharClass.SYMBOL;
import static dev.stipple.internal.scan.CharClass.UPPER;

import dev.stipple.internal.simd.BlockMasks;

/// The classes of [CharClass] of the characters beyond ASCII in a block: all bytes of a character have its bit.
final class WideMasks {
    long upper;
    long lower;
    long mark;
    long symbol;
    long eastAsian;

    /// Sets the masks for the block at `text[at]`, and returns the bytes for which they hold: up to the first wide
    /// number or space, which are rare and would make all rules longer, or up to a character that the block cuts.
    long classify(byte[] text, int at, BlockMasks ascii) {
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

    /// Says that the block has ASCII only.
    void clear() {
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
