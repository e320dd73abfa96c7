package dev.stipple.cli;

/// Entry point of the command `stipple`.
public final class Main {
    private Main() {}

    /// Runs the command line and ends the process with its exit code.
    public static void main(String[] args) {
        // halt(), after our own flush, would skip the hooks that remove half-written files; exit() runs them.
        System.exit(Stipple.run(Streams.ofProcess(), args));
    }
}
