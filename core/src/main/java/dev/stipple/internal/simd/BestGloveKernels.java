package dev.stipple.internal.simd;

/// Chooses GloVe's kernels when they are first asked for.
final class BestGloveKernels {
    static final GloveKernels CHOSEN = choose();

    private BestGloveKernels() {}

    private static GloveKernels choose() {
        // Classes of the Vector API must not be loaded without the module.
        if (!BestKernels.vectorApi() || !PanamaFloatKernels.areFast()) {
            return new ScalarGloveKernels();
        }
        return new PanamaGloveKernels();
    }
}
