package dev.stipple.internal.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// GloVe's step on the Vector API. Rows are padded to whole vectors: nothing is left over.
public final class PanamaGloveKernels implements GloveKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public float step(
            float[] a, int aAt, float[] b, int bAt, int length, float target, float weight, float learningRate) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        int i = 0;
        for (; i <= length - 2 * LANES; i += 2 * LANES) {
            sum0 = load(a, aAt + i).fma(load(b, bAt + i), sum0);
            sum1 = load(a, aAt + i + LANES).fma(load(b, bAt + i + LANES), sum1);
        }
        if (i < length) {
            sum0 = load(a, aAt + i).fma(load(b, bAt + i), sum0);
        }
        float difference = HorizontalSums.total(sum0.add(sum1)) - target;
        FloatVector scale = FloatVector.broadcast(SPECIES, learningRate * weight * difference);
        for (i = 0; i < length; i += LANES) {
            FloatVector rowA = load(a, aAt + i);
            FloatVector rowB = load(b, bAt + i);
            FloatVector squaresA = load(a, aAt + length + i);
            FloatVector squaresB = load(b, bAt + length + i);
            FloatVector stepA = rowB.mul(scale);
            FloatVector stepB = rowA.mul(scale);
            rowA.sub(stepA.div(squaresA.sqrt())).intoArray(a, aAt + i);
            rowB.sub(stepB.div(squaresB.sqrt())).intoArray(b, bAt + i);
            stepA.fma(stepA, squaresA).intoArray(a, aAt + length + i);
            stepB.fma(stepB, squaresB).intoArray(b, bAt + length + i);
        }
        return difference;
    }

    @Override
    public int paddedLength(int least) {
        return (least + LANES - 1) / LANES * LANES;
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
