package dev.stipple.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a run tells a person on standard error: messages, and one progress line.
///
/// On a terminal the progress line is redrawn in place; elsewhere (a log) it's printed now and then as a plain line.
public final class Messages {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LOG_NANOS = 10_000_000_000L;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final long interval;
    private long lastProgress = System.nanoTime();
    private boolean lineOpen;

    Messages(Streams streams) {
        this.err = new PrintStream(streams.err(), true, StandardCharsets.UTF_8);
        this.terminal = streams.terminal();
        this.interval = terminal ? REDRAW_NANOS : LOG_NANOS;
    }

    /// Prints one message in a line of its own, in front of which stands the name of the program.
    public synchronized void say(String message) {
        clear();
        err.println("stipple: " + message);
    }

    /// Shows how far the work is; most calls return at once, so it may be called often.
    public synchronized void progress(String state) {
        long now = System.nanoTime();
        if (now - lastProgress < interval) {
            return;
        }
        lastProgress = now;
        if (terminal) {
            err.print(ERASE_LINE + state);
            err.flush();
            lineOpen = true;
        } else {
            err.println("stipple: " + state);
        }
    }

    /// Takes the progress line away, so that nothing of it is left on the terminal.
    public synchronized void clear() {
        if (lineOpen) {
            err.print(ERASE_LINE);
            err.flush();
            lineOpen = false;
        }
    }

    synchronized void stackTrace(Throwable failure) {
        clear();
        failure.printStackTrace(err);
    }
}
