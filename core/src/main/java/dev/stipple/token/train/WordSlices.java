package dev.stipple.token.train;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The words of a text in a fixed number of parts, to be worked on side by side.
///
/// The number of parts doesn't depend on the machine, and results come back in the order of the parts: sums of
/// floating-point numbers are the same on any number of cores.
final class WordSlices {
    /// Each part holds an array as long as the pieces, so more parts need more memory.
    static final int PARTS = 8;

    private WordSlices() {}

    /// Runs `work` for the numbers of all parts, on all cores, and returns the results in order.
    static <T> List<T> inParallel(IntFunction<T> work) {
        return IntStream.range(0, PARTS).parallel().mapToObj(work).toList();
    }
}
