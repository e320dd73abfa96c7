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
        long blank = 0;
        long apostrophe = 0;
        long slash = 0;
        long wide = 0;
        long controls = 0;
        for (int i = 0; i < BlockMasks.BLOCK; i += Long.BYTES) {
            long bytes = (long) LONG.get(text, at + i);
            long ascii = ~bytes & HIGH_BITS;
            long low = bytes & ~HIGH_BITS;
            upper |= collect(inRange(low, 'A', 'Z') & ascii) << i;
            lower |= collect(inRange(low, 'a', 'z') & ascii) << i;
            number |= collect(inRange(low, '0', '9') & ascii) << i;
            blank |= collect(equal(low, ' ') & ascii) << i;
            apostrophe |= collect(equal(low, '\'') & ascii) << i;
            slash |= collect(equal(low, '/') & ascii) << i;
            wide |= ~ascii & HIGH_BITS;
            controls |= (~atLeast(low, ' ') | atLeast(low, 0x7F)) & ascii;
        }
        masks.upper = upper;
        masks.lower = lower;
        masks.number = number;
        masks.blank = blank;
        masks.apostrophe = apostrophe;
        masks.slash = slash;
        masks.space = blank;
        masks.newline = 0;
        masks.control = 0;
        masks.wide = 0;
        masks.continuation = 0;
        if (controls != 0) {
            addControls(text, at, masks);
        }
        if (wide != 0) {
            addWide(text, at, masks);
        }
    }

    private static void addControls(byte[] text, int at, BlockMasks masks) {
        for (int i = 0; i < BlockMasks.BLOCK; i += Long.BYTES) {
            long bytes = (long) LONG.get(text, at + i);
            long ascii = ~bytes & HIGH_BITS;
            long low = bytes & ~HIGH_BITS;
            long spaces = inRange(low, '\t', '\r') & ascii;
            masks.space |= collect(spaces) << i;
            masks.newline |= collect((equal(low, '\n') | equal(low, '\r')) & ascii) << i;
            masks.control |= collect((~atLeast(low, ' ') | atLeast(low, 0x7F)) & ascii & ~spaces) << i;
        }
    }

    private static void addWide(byte[] text, int at, BlockMasks masks) {
        for (int i = 0; i < BlockMasks.BLOCK; i += Long.BYTES) {
            long bytes = (long) LONG.get(text, at + i);
            masks.wide |= collect(bytes & HIGH_BITS) << i;
            masks.continuation |= collect(bytes & ~(bytes << 1) & HIGH_BITS) << i;
        }
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

    @Override
    public int narrow(char[] chars, int from, int to, byte[] bytes, int at) {
        int next = from;
        while (next <= to - BlockMasks.BLOCK && isAscii(chars, next)) {
            // Loops of a constant length, without a way out, are what the compiler makes vectors of.
            for (int i = 0; i < BlockMasks.BLOCK; i++) {
                bytes[at + next - from + i] = (byte) chars[next + i];
            }
            next += BlockMasks.BLOCK;
        }
        while (next < to && chars[next] < 0x80) {
            bytes[at + next - from] = (byte) chars[next];
            next++;
        }
        return next - from;
    }

    @Override
    public long encode(char[] chars, int from, int to, byte[] bytes, int at) {
        int end = at;
        int next = from;
        for (; next < to && !Character.isSurrogate(chars[next]); next++) {
            char c = chars[next];
            if (c < 0x80) {
                bytes[end++] = (byte) c;
                continue;
            }
            if (c < 0x800) {
                bytes[end++] = (byte) (0xC0 | (c >> 6));
            } else {
                bytes[end++] = (byte) (0xE0 | (c >> 12));
                bytes[end++] = (byte) (0x80 | (c >> 6 & 0x3F));
            }
            bytes[end++] = (byte) (0x80 | (c & 0x3F));
        }
        return (long) next << 32 | end;
    }

    private static boolean isAscii(char[] chars, int from) {
        int all = 0;
        for (int i = 0; i < BlockMasks.BLOCK; i++) {
            all |= chars[from + i];
        }
        return all < 0x80;
    }

    /// The high bit of each byte that lies from `first` to `last`, where all bytes are below 0x80.
    private static long inRange(long bytes, int first, int last) {
        return atLeast(bytes, first) & ~atLeast(bytes, last + 1);
    }

    /// The high bit of each byte that equals `value`, where all bytes are below 0x80; the other bits are noise.
    private static long equal(long bytes, int value) {
        return ~((bytes ^ value * EACH_BYTE) + ~HIGH_BITS);
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
