package dev.stipple.cli;

import picocli.CommandLine.Option;

/// The option for output that a program reads.
final class JsonOption {
    @Option(names = "--json", description = "Print JSON, one value a line.")
    private boolean json;

    boolean isOn() {
        return json;
    }
}
