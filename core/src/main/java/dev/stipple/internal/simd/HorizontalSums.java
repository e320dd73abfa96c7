package dev.stipple.internal.simd;

import static dev.stipple.internal.simd.PanamaTrainingKernels.LANES;
import static dev.stipple.internal.simd.PanamaTrainingKernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// The sums of the lanes of several vectors, in one vector.
///
/// Each step folds two vectors into one that has half of the first's sums in one half of each block of lanes and half
/// of the second's in the other. So sixteen vectors of sixteen lanes need 15 folds, where each alone would need 4
/// steps: a fourth of the work.
final class HorizontalSums {
    /// Vectors that [#four] takes.
    static final int TOGETHER = 4;

    private static final VectorShuffle<Float> SWAP_HALVES = swap(LANES / 2);
    private static final VectorShuffle<Float> SWAP_QUARTERS = swap(LANES / 4);
    private static final VectorShuffle<Float> SWAP_EIGHTHS = swap(Math.max(1, LANES / 8));
    private static final VectorShuffle<Float> SWAP_SIXTEENTHS = swap(Math.max(1, LANES / 16));
    private static final VectorMask<Float> UPPER_HALVES = upper(LANES / 2);
    private static final VectorMask<Float> UPPER_QUARTERS = upper(LANES / 4);
    private static final VectorMask<Float> UPPER_EIGHTHS = upper(Math.max(1, LANES / 8));
    private static final VectorMask<Float> UPPER_SIXTEENTHS = upper(Math.max(1, LANES / 16));
    /// Of the last fold, lane `4 j + i` belongs where `i · lanes / 4 + j` is.
    private static final VectorShuffle<Float> ORDER =
            VectorShuffle.fromOp(SPECIES, lane -> lane % 4 * (LANES / 4) + lane / 4);

    private HorizontalSums() {}

    private static VectorShuffle<Float> swap(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> lane ^ distance);
    }

    private static VectorMask<Float> upper(int half) {
        long lanes = 0;
        for (int lane = 0; lane < LANES; lane++) {
            lanes |= (lane & half) == 0 ? 0 : 1L << lane;
        }
        return VectorMask.fromLong(SPECIES, lanes);
    }

    /// Returns partial sums of four vectors; that of vector `i` are the lanes of quarter `i`.
    static FloatVector four(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        return quarters(halves(a, c), halves(b, d));
    }

    /// Returns the sums of as many vectors as there are lanes, in order, from what [#four] made of each four of them:
    /// the vectors from `partial[at]` on.
    static FloatVector finish(float[] partial, int at) {
        return switch (LANES) {
            case 4 -> load(partial, at);
            case 8 -> eighths(load(partial, at), load(partial, at + LANES)).rearrange(ORDER);
            default -> {
                FloatVector even = eighths(load(partial, at), load(partial, at + 2 * LANES));
                FloatVector odd = eighths(load(partial, at + LANES), load(partial, at + 3 * LANES));
                yield sixteenths(even, odd).rearrange(ORDER);
            }
        };
    }

    /// Returns the sum of one vector's lanes, in the same order always.
    ///
    /// `reduceLanes` does not promise that: interpreted code adds lane after lane and compiled code folds halves,
    /// so that the same training would end in other bytes, depending on when its code was compiled.
    static float total(FloatVector vector) {
        FloatVector sum = vector.add(vector.rearrange(SWAP_HALVES));
        sum = sum.add(sum.rearrange(SWAP_QUARTERS));
        if (LANES >= 8) {
            sum = sum.add(sum.rearrange(SWAP_EIGHTHS));
        }
        if (LANES >= 16) {
            sum = sum.add(sum.rearrange(SWAP_SIXTEENTHS));
        }
        return sum.lane(0);
    }

    private static FloatVector halves(FloatVector a, FloatVector b) {
        return a.blend(b, UPPER_HALVES).add(b.blend(a, UPPER_HALVES).rearrange(SWAP_HALVES));
    }

    private static FloatVector quarters(FloatVector a, FloatVector b) {
        return a.blend(b, UPPER_QUARTERS).add(b.blend(a, UPPER_QUARTERS).rearrange(SWAP_QUARTERS));
    }

    private static FloatVector eighths(FloatVector a, FloatVector b) {
        return a.blend(b, UPPER_EIGHTHS).add(b.blend(a, UPPER_EIGHTHS).rearrange(SWAP_EIGHTHS));
    }

    private static FloatVector sixteenths(FloatVector a, FloatVector b) {
        return a.blend(b, UPPER_SIXTEENTHS).add(b.blend(a, UPPER_SIXTEENTHS).rearrange(SWAP_SIXTEENTHS));
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
