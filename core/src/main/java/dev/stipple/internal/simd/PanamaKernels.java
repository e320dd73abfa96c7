package dev.stipple.internal.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Kernels on the Vector API, 64 or 32 bytes at a time.
public final class PanamaKernels implements Kernels {
    private static final VectorSpecies<Byte> BYTES =
            ByteVector.SPECIES_PREFERRED.length() >= 64 ? ByteVector.SPECIES_512 : ByteVector.SPECIES_256;

    private static final VectorSpecies<Short> CHARS =
            BYTES.length() == BlockMasks.BLOCK ? ShortVector.SPECIES_512 : ShortVector.SPECIES_256;

    /// Half a vector of bytes, for as many chars as a whole one has.
    private static final VectorSpecies<Byte> NARROW =
            BYTES.length() == BlockMasks.BLOCK ? ByteVector.SPECIES_256 : ByteVector.SPECIES_128;

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;

    /// Permutations of 64 bytes are instructions, which not all processors with vectors so wide have.
    private static final boolean PERMUTES = BYTES.length() == BlockMasks.BLOCK && CpuFlags.has("avx512vbmi");

    /// So is moving some of 64 bytes together.
    private static final boolean COMPRESSES = BYTES.length() == BlockMasks.BLOCK && CpuFlags.has("avx512_vbmi2");

    private static final ScalarKernels SCALAR = new ScalarKernels();

    private static final short BEYOND_ASCII = (short) 0xFF80;

    /// Whether vectors are wide enough here to be worth it: with 16 bytes, `toLong` of a comparison costs more than
    /// arithmetic on a long.
    static boolean areFast() {
        return ByteVector.SPECIES_PREFERRED.length() >= 32;
    }

    @Override
    public void classify(byte[] text, int at, BlockMasks masks) {
        // In locals, so that fields are written once.
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
        for (int i = 0; i < BlockMasks.BLOCK; i += BYTES.length()) {
            ByteVector bytes = ByteVector.fromArray(BYTES, text, at + i);
            upper |= inRange(bytes, 'A', 'Z') << i;
            lower |= inRange(bytes, 'a', 'z') << i;
            number |= inRange(bytes, '0', '9') << i;
            long blanks = equal(bytes, ' ') << i;
            long controls = inRange(bytes, '\t', '\r') << i;
            blank |= blanks;
            space |= blanks | controls;
            newline |= (equal(bytes, '\n') | equal(bytes, '\r')) << i;
            apostrophe |= equal(bytes, '\'') << i;
            slash |= equal(bytes, '/') << i;
            control |= ((inRange(bytes, 0, 0x1F) | equal(bytes, 0x7F)) << i) & ~controls;
            wide |= bytes.compare(VectorOperators.LT, (byte) 0).toLong() << i;
            continuation |= bytes.compare(VectorOperators.LT, (byte) 0xC0).toLong() << i;
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

    /// A table of 64 bytes must fit into one vector, and be looked up by one instruction.
    @Override
    public boolean looksUp() {
        return PERMUTES;
    }

    @Override
    public long equal(byte[] text, int at, byte value) {
        long mask = 0;
        for (int i = 0; i < BlockMasks.BLOCK; i += BYTES.length()) {
            mask |= equal(ByteVector.fromArray(BYTES, text, at + i), value) << i;
        }
        return mask;
    }

    @Override
    public void lookUp(byte[] text, int at, byte[] table, int from, long[] planes) {
        ByteVector indices =
                ByteVector.fromArray(ByteVector.SPECIES_512, text, at).and((byte) 63);
        ByteVector values = indices.selectFrom(ByteVector.fromArray(ByteVector.SPECIES_512, table, from));
        for (int k = 0; k < Byte.SIZE; k++) {
            planes[k] =
                    values.and((byte) (1 << k)).compare(VectorOperators.NE, 0).toLong();
        }
    }

    @Override
    public int narrow(char[] chars, int from, int to, byte[] bytes, int at) {
        int next = from;
        for (; next <= to - CHARS.length(); next += CHARS.length()) {
            ShortVector block = ShortVector.fromCharArray(CHARS, chars, next);
            ((ByteVector) block.convertShape(VectorOperators.S2B, NARROW, 0)).intoArray(bytes, at + next - from);
            VectorMask<Short> wide = block.and(BEYOND_ASCII).compare(VectorOperators.NE, 0);
            if (wide.anyTrue()) {
                return next - from + wide.firstTrue();
            }
        }
        while (next < to && chars[next] < 0x80) {
            bytes[at + next - from] = (byte) chars[next];
            next++;
        }
        return next - from;
    }

    @Override
    public long encode(char[] chars, int from, int to, byte[] bytes, int at) {
        return COMPRESSES ? encodeSixteen(chars, from, to, bytes, at) : SCALAR.encode(chars, from, to, bytes, at);
    }

    /// Sixteen chars at a time: the bytes of each in an `int`, then those that count moved together.
    private static long encodeSixteen(char[] chars, int from, int to, byte[] bytes, int at) {
        int end = at;
        int next = from;
        while (next <= to - INTS.length() && end <= bytes.length - BYTES.length()) {
            ShortVector units = ShortVector.fromCharArray(ShortVector.SPECIES_256, chars, next);
            if (units.and((short) 0xF800)
                    .compare(VectorOperators.EQ, (short) 0xD800)
                    .anyTrue()) {
                break;
            }
            var c = (IntVector) units.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0);
            VectorMask<Integer> two = c.compare(VectorOperators.GE, 0x80);
            VectorMask<Integer> three = c.compare(VectorOperators.GE, 0x800);
            IntVector first = c.lanewise(VectorOperators.LSHR, 12).or(0xE0);
            IntVector second = c.lanewise(VectorOperators.LSHR, 6)
                    .and(0x3F)
                    .or(IntVector.broadcast(INTS, 0xC0).blend(0x80, three));
            IntVector last = c.blend(c.and(0x3F).or(0x80), two);
            IntVector counting =
                    IntVector.broadcast(INTS, 0xFF0000).blend(0xFFFF00, two).blend(0xFFFFFF, three);
            VectorMask<Byte> counts = counting.reinterpretAsBytes().compare(VectorOperators.NE, 0);
            first.or(second.lanewise(VectorOperators.LSHL, 8))
                    .or(last.lanewise(VectorOperators.LSHL, 16))
                    .reinterpretAsBytes()
                    .compress(counts)
                    .intoArray(bytes, end);
            end += counts.trueCount();
            next += INTS.length();
        }
        return (long) next << 32 | end;
    }

    private static long equal(ByteVector bytes, int value) {
        return bytes.compare(VectorOperators.EQ, (byte) value).toLong();
    }

    /// Bytes from `first` to `last`, both ASCII.
    private static long inRange(ByteVector bytes, int first, int last) {
        return bytes.sub((byte) first)
                .compare(VectorOperators.ULE, (byte) (last - first))
                .toLong();
    }
}
