package dev.stipple.internal;

import dev.stipple.Progress;
import java.util.List;
import java.util.concurrent.CancellationException;

/// One phase of long work: passes on how far it has come, seldom enough to cost nothing, and ends the work when its
/// thread is interrupted.
public final class Phase implements AutoCloseable {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final Progress progress;
    private final String name;
    private final String unit;
    private final long total;
    private final long begun;
    private final long start = System.nanoTime();
    private long lastReport = start;
    private long done;
    private List<Progress.Figure> figures = List.of();

    /// Begins the phase `name`, of `total` units or -1.
    public Phase(Progress progress, String name, String unit, long total) {
        this(progress, name, unit, total, 0);
    }

    /// Goes on with the phase `name`, of `total` units or -1, of which `begun` are done already.
    public Phase(Progress progress, String name, String unit, long total, long begun) {
        this.progress = progress;
        this.name = name;
        this.unit = unit;
        this.total = total;
        this.begun = begun;
        this.done = begun;
    }

    /// Tells that `done` units are finished.
    ///
    /// @throws CancellationException when the thread is interrupted; it stays interrupted
    public void advanceTo(long done) {
        advanceTo(done, List.of());
    }

    /// Tells that `done` units are finished, and what else there is to know.
    ///
    /// @throws CancellationException when the thread is interrupted; it stays interrupted
    public void advanceTo(long done, List<Progress.Figure> figures) {
        this.done = done;
        this.figures = figures;
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(name);
        }
        long now = System.nanoTime();
        if (now - lastReport >= INTERVAL_NANOS) {
            lastReport = now;
            report(now);
        }
    }

    /// Returns what to throw where the thread is interrupted in `phase`.
    public static CancellationException interrupted(String phase) {
        return new CancellationException("training was interrupted in phase \"" + phase + "\"");
    }

    /// Reports the end of the phase.
    @Override
    public void close() {
        report(System.nanoTime());
    }

    private void report(long now) {
        double seconds = Math.max(1, now - start) / 1e9;
        progress.report(new Progress.Report(name, done, total, unit, (done - begun) / seconds, figures));
    }
}
