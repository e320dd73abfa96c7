package dev.stipple.internal.simd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Kernels without the Vector API: eight bytes at a time in a `long`.
public final class ScalarKernels implements Kernels {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = EACH_BYTE << 7;

    @Override
    public void classify(byte[] text, int at, BlockMasks masks) {
        long upper = 0;
        long lower = 0;
        long number = 0;
        long space = 0;
        long newline = 0;
        long blank = 0;
        long apostrophe = 0;
        long slash = 0;
        long control = 0;
        long wide = 0;
        long continuation = 0;
        for (int i = 0; i < BlockMasks.BLOCK; i += Long.BYTES) {
            long bytes = (long) LONG.get(text, at + i);
            long ascii = ~bytes & HIGH_BITS;
            long low = bytes & ~HIGH_BITS;
            upper |= collect(inRange(low, 'A', 'Z') & ascii) << i;
            lower |= collect(inRange(low, 'a', 'z') & ascii) << i;
            number |= collect(inRange(low, '0', '9') & ascii) << i;
            long blanks = inRange(low, ' ', ' ') & ascii;
            long controls = inRange(low, '\t', '\r') & ascii;
            blank |= collect(blanks) << i;
            space |= collect(blanks | controls) << i;
            newline |= collect((inRange(low, '\n', '\n') | inRange(low, '\r', '\r')) & ascii) << i;
            apostrophe |= collect(inRange(low, '\'', '\'') & ascii) << i;
            slash |= collect(inRange(low, '/', '/') & ascii) << i;
            control |= collect((~atLeast(low, ' ') | atLeast(low, 0x7F)) & ascii & ~controls) << i;
            wide |= collect(~ascii & HIGH_BITS) << i;
            continuation |= collect(~ascii & ~(bytes << 1) & HIGH_BITS) << i;
        }
        masks.upper = upper;
        masks.lower = lower;
        masks.number = number;
        masks.space = space;
        masks.newline = newline;
        masks.blank = blank;
        masks.apostrophe = apostrophe;
        masks.slash = slash;
        masks.control = control;
        masks.wide = wide;
        masks.continuation = continuation;
    }

    @Override
    public boolean looksUp() {
        return false;
    }

    @Override
    public long equal(byte[] text, int at, byte value) {
        long mask = 0;
        for (int i = 0; i < BlockMasks.BLOCK; i++) {
            mask |= text[at + i] == value ? 1L << i : 0;
        }
        return mask;
    }

    @Override
    public void lookUp(byte[] text, int at, byte[] table, int from, long[] planes) {
        for (int k = 0; k < Byte.SIZE; k++) {
            planes[k] = 0;
            for (int i = 0; i < BlockMasks.BLOCK; i++) {
                planes[k] |= (long) (table[from + (text[at + i] & 63)] >>> k & 1) << i;
            }
        }
    }

    /// The high bit of each byte that lies from `first` to `last`, where all bytes are below 0x80.
    private static long inRange(long bytes, int first, int last) {
        return atLeast(bytes, first) & ~atLeast(bytes, last + 1);
    }

    /// The high bit of each byte that is at least `least`, from 1 to 0x80, where all bytes are below 0x80; the
    /// other bits are noise.
    private static long atLeast(long bytes, int least) {
        return bytes + (0x80 - least) * EACH_BYTE;
    }

    /// The eight high bits, side by side.
    private static long collect(long highBits) {
        return ((highBits >>> 7) * 0x0102040810204080L) >>> 56;
    }
}
