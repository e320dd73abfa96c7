package dev.stipple.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs the same work on several threads side by side, one of which is the calling one.
public final class Workers {
    private Workers() {}

    /// What each thread does.
    @FunctionalInterface
    public interface Work<T> {
        /// Works as number `worker`; 0 is the calling thread. Ends soon after its thread is interrupted.
        T run(int worker) throws IOException;
    }

    /// Runs `work` for the numbers from 0 to `threads` - 1 and returns the results in order. When the calling thread
    /// fails, the others are interrupted and waited for.
    ///
    /// @throws IOException if one of them throws it; so for what else they throw
    /// @throws CancellationException if the calling thread is interrupted
    public static <T> List<T> run(int threads, Work<T> work) throws IOException {
        ExecutorService others = Executors.newFixedThreadPool(Math.max(1, threads - 1));
        try {
            List<Future<T>> parts = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                int worker = i;
                parts.add(others.submit(() -> work.run(worker)));
            }
            List<T> results = new ArrayList<>();
            results.add(work.run(0));
            for (Future<T> part : parts) {
                results.add(join(part));
            }
            return results;
        } finally {
            // Reached with threads still at work only when one of them has failed.
            others.shutdownNow();
            others.close();
        }
    }

    private static <T> T join(Future<T> part) throws IOException {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
