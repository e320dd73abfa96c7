package dev.stipple.internal.simd;

/// Chooses the kernels when they are first asked for.
final class BestKernels {
    static final Kernels CHOSEN = choose();

    private BestKernels() {}

    private static Kernels choose() {
        // PanamaKernels must not be loaded without the module.
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            System.getLogger("dev.stipple")
                    .log(
                            System.Logger.Level.INFO,
                            "Stipple runs faster with the Vector API: start java with --add-modules jdk.incubator.vector");
            return new ScalarKernels();
        }
        return PanamaKernels.areFast() ? new PanamaKernels() : new ScalarKernels();
    }
}
