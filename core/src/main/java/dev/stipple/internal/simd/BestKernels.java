package dev.stipple.internal.simd;

/// Chooses the kernels when they are first asked for.
final class BestKernels {
    static final Kernels CHOSEN = choose();

    private BestKernels() {}

    /// Whether the Vector API is there; says how to get it, once.
    static boolean vectorApi() {
        return VectorApi.PRESENT;
    }

    private static Kernels choose() {
        // PanamaKernels must not be loaded without the module.
        if (!vectorApi()) {
            return new ScalarKernels();
        }
        return PanamaKernels.areFast() ? new PanamaKernels() : new ScalarKernels();
    }

    /// Looked for once.
    private static final class VectorApi {
        static final boolean PRESENT = isPresent();

        private static boolean isPresent() {
            if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
                return true;
            }
            System.getLogger("dev.stipple")
                    .log(
                            System.Logger.Level.INFO,
                            "Stipple runs faster with the Vector API: start java with --add-modules jdk.incubator.vector");
            return false;
        }
    }
}
