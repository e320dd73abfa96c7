package dev.stipple.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The option that says how many results there shall be.
final class CountOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    private int count;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many to list; 10 if not given.")
    void setCount(int count) {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count " + count + " is not positive");
        }
        this.count = count;
    }

    int count() {
        return count;
    }
}
