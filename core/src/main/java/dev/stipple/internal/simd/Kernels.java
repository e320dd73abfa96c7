package dev.stipple.internal.simd;

/// What is worth doing on many bytes at once. Both kinds give the same results.
public sealed interface Kernels permits ScalarKernels, PanamaKernels {
    /// Sets all masks for the 64 bytes at `text[at]`, which must be there.
    void classify(byte[] text, int at, BlockMasks masks);

    /// The fastest kernels of this machine and JVM. Says in the log, once, how to get faster ones.
    static Kernels best() {
        return BestKernels.CHOSEN;
    }
}
