package dev.stipple.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;

/// Times a task: by the wall, or by the CPU time of the calling thread, which a busy machine disturbs less.
enum Stopwatch {
    WALL {
        @Override
        long now() {
            return System.nanoTime();
        }
    },
    CPU {
        @Override
        long now() {
            return THREADS.getCurrentThreadCpuTime();
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Keeps results alive, so that nothing timed can be optimized away.
    private static volatile Object unused = "";

    abstract long now();

    /// The seconds that a task takes.
    double seconds(Callable<?> task) throws Exception {
        long start = now();
        unused = task.call();
        return (now() - start) * 1e-9;
    }
}
