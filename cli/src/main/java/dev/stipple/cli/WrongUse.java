package dev.stipple.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Settings that check themselves: what they refuse is a wrong use of the command.
final class WrongUse {
    private WrongUse() {}

    /// Returns what `setting` makes of the options of `command`.
    ///
    /// @throws ParameterException if it refuses them
    static <T> T checked(CommandSpec command, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
