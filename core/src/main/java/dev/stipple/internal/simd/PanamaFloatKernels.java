package dev.stipple.internal.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Kernels on the Vector API. What a length leaves over is done by a masked vector.
public final class PanamaFloatKernels implements FloatKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int PANEL = 2 * LANES;

    /// Whether vectors have a fused multiply-add here: the x86 machines with no more than 16 bytes lack it, and the
    /// JVM then does it in software.
    static boolean areFast() {
        return LANES >= 8 || (LANES == 4 && System.getProperty("os.arch", "").equals("aarch64"));
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= length - 2 * LANES; i += 2 * LANES) {
            sum0 = load(a, aAt + i).fma(load(b, bAt + i), sum0);
            sum1 = load(a, aAt + i + LANES).fma(load(b, bAt + i + LANES), sum1);
        }
        if (i <= length - LANES) {
            sum0 = load(a, aAt + i).fma(load(b, bAt + i), sum0);
            i += LANES;
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            sum1 = load(a, aAt + i, rest).fma(load(b, bAt + i, rest), sum1);
        }
        return HorizontalSums.total(sum0.add(sum1));
    }

    @Override
    public float squaredDistance(float[] a, int aAt, float[] b, int bAt, int length) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector difference = load(a, aAt + i).sub(load(b, bAt + i));
            sum = difference.fma(difference, sum);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            FloatVector difference = load(a, aAt + i, rest).sub(load(b, bAt + i, rest));
            sum = difference.fma(difference, sum);
        }
        return HorizontalSums.total(sum);
    }

    /// Four rows at a time: they share the query's loads, and their sums don't wait for each other.
    @Override
    public void dots(float[] rows, int at, int count, int length, float[] query, float[] into) {
        int whole = SPECIES.loopBound(length);
        VectorMask<Float> rest = SPECIES.indexInRange(whole, length);
        FloatVector queryRest = whole < length ? load(query, whole, rest) : FloatVector.zero(SPECIES);
        int row = 0;
        for (; row <= count - 4; row += 4) {
            int row0 = at + row * length;
            int row1 = row0 + length;
            int row2 = row1 + length;
            int row3 = row2 + length;
            FloatVector sum0 = FloatVector.zero(SPECIES);
            FloatVector sum1 = sum0;
            FloatVector sum2 = sum0;
            FloatVector sum3 = sum0;
            if (whole < length) {
                sum0 = load(rows, row0 + whole, rest).mul(queryRest);
                sum1 = load(rows, row1 + whole, rest).mul(queryRest);
                sum2 = load(rows, row2 + whole, rest).mul(queryRest);
                sum3 = load(rows, row3 + whole, rest).mul(queryRest);
            }
            for (int i = 0; i < whole; i += LANES) {
                FloatVector part = load(query, i);
                sum0 = load(rows, row0 + i).fma(part, sum0);
                sum1 = load(rows, row1 + i).fma(part, sum1);
                sum2 = load(rows, row2 + i).fma(part, sum2);
                sum3 = load(rows, row3 + i).fma(part, sum3);
            }
            into[row] = HorizontalSums.total(sum0);
            into[row + 1] = HorizontalSums.total(sum1);
            into[row + 2] = HorizontalSums.total(sum2);
            into[row + 3] = HorizontalSums.total(sum3);
        }
        for (; row < count; row++) {
            into[row] = dot(rows, at + row * length, query, 0, length);
        }
    }

    @Override
    public int panelWidth() {
        return PANEL;
    }

    /// A tile of four rows and the whole panel: eight sums that stay in registers. A row's element multiplies all
    /// vectors of the panel, so that no sum has to be taken across lanes.
    @Override
    public void products(float[] rows, int at, int count, int length, float[] panel, float[] into) {
        int row = 0;
        for (; row <= count - 4; row += 4) {
            int row0 = at + row * length;
            int row1 = row0 + length;
            int row2 = row1 + length;
            int row3 = row2 + length;
            FloatVector sum00 = FloatVector.zero(SPECIES);
            FloatVector sum01 = sum00;
            FloatVector sum10 = sum00;
            FloatVector sum11 = sum00;
            FloatVector sum20 = sum00;
            FloatVector sum21 = sum00;
            FloatVector sum30 = sum00;
            FloatVector sum31 = sum00;
            for (int i = 0; i < length; i++) {
                FloatVector part0 = load(panel, i * PANEL);
                FloatVector part1 = load(panel, i * PANEL + LANES);
                FloatVector value0 = FloatVector.broadcast(SPECIES, rows[row0 + i]);
                sum00 = value0.fma(part0, sum00);
                sum01 = value0.fma(part1, sum01);
                FloatVector value1 = FloatVector.broadcast(SPECIES, rows[row1 + i]);
                sum10 = value1.fma(part0, sum10);
                sum11 = value1.fma(part1, sum11);
                FloatVector value2 = FloatVector.broadcast(SPECIES, rows[row2 + i]);
                sum20 = value2.fma(part0, sum20);
                sum21 = value2.fma(part1, sum21);
                FloatVector value3 = FloatVector.broadcast(SPECIES, rows[row3 + i]);
                sum30 = value3.fma(part0, sum30);
                sum31 = value3.fma(part1, sum31);
            }
            int to = row * PANEL;
            sum00.intoArray(into, to);
            sum01.intoArray(into, to + LANES);
            sum10.intoArray(into, to + PANEL);
            sum11.intoArray(into, to + PANEL + LANES);
            sum20.intoArray(into, to + 2 * PANEL);
            sum21.intoArray(into, to + 2 * PANEL + LANES);
            sum30.intoArray(into, to + 3 * PANEL);
            sum31.intoArray(into, to + 3 * PANEL + LANES);
        }
        for (; row < count; row++) {
            FloatVector sum0 = FloatVector.zero(SPECIES);
            FloatVector sum1 = sum0;
            for (int i = 0; i < length; i++) {
                FloatVector value = FloatVector.broadcast(SPECIES, rows[at + row * length + i]);
                sum0 = value.fma(load(panel, i * PANEL), sum0);
                sum1 = value.fma(load(panel, i * PANEL + LANES), sum1);
            }
            sum0.intoArray(into, row * PANEL);
            sum1.intoArray(into, row * PANEL + LANES);
        }
    }

    @Override
    public long above(float[] values, int at, float factor, float[] bounds) {
        long low = load(values, at)
                .mul(factor)
                .compare(VectorOperators.GT, load(bounds, 0))
                .toLong();
        long high = load(values, at + LANES)
                .mul(factor)
                .compare(VectorOperators.GT, load(bounds, LANES))
                .toLong();
        return low | high << LANES;
    }

    @Override
    public void addScaled(float[] into, int intoAt, float[] values, int valuesAt, int length, float factor) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            load(values, valuesAt + i).fma(factors, load(into, intoAt + i)).intoArray(into, intoAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            load(values, valuesAt + i, rest)
                    .fma(factors, load(into, intoAt + i, rest))
                    .intoArray(into, intoAt + i, rest);
        }
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static FloatVector load(float[] values, int at, VectorMask<Float> mask) {
        return FloatVector.fromArray(SPECIES, values, at, mask);
    }
}
