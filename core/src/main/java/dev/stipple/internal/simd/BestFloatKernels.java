package dev.stipple.internal.simd;

/// Chooses the kernels for floats when they are first asked for.
final class BestFloatKernels {
    static final FloatKernels CHOSEN = choose();

    private BestFloatKernels() {}

    private static FloatKernels choose() {
        // PanamaFloatKernels must not be loaded without the module.
        if (!BestKernels.vectorApi()) {
            return new ScalarFloatKernels();
        }
        return PanamaFloatKernels.areFast() ? new PanamaFloatKernels() : new ScalarFloatKernels();
    }
}
