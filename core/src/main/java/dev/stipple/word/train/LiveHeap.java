package dev.stipple.word.train;

/// How much of Java's heap is in use by what is still needed.
///
/// The most that was ever in use says little: it is as much garbage as the collector had room for.
final class LiveHeap {
    private LiveHeap() {}

    /// Collects what nobody needs, and returns what is left.
    static long bytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
