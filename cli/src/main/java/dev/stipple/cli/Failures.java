package dev.stipple.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where a failure becomes an exit code and a line for a person: 1 for a failure, 2 for a wrong use.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Messages messages;
    private final BooleanSupplier debug;

    Failures(Messages messages, BooleanSupplier debug) {
        this.messages = messages;
        this.debug = debug;
    }

    /// Runs what lies outside picocli's own handling: the last flush, and errors of the machine.
    int guard(Callable<Integer> run) {
        try {
            return run.call();
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            return fail(e);
        }
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return failure instanceof ParameterException wrong ? handleParseException(wrong, new String[0]) : fail(failure);
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        messages.say(describe(wrong) + "; see '" + command.getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE;
    }

    private static String describe(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && wrong.getCommandLine().getParent() == null) {
            String unknown = unmatched.getUnmatched().getFirst();
            // Picocli suggests whatever is nearest; what begins differently is seldom meant.
            String hint = unmatched.getSuggestions().stream()
                    .filter(name -> name.startsWith(unknown.substring(0, Math.min(1, unknown.length()))))
                    .findFirst()
                    .map(name -> " (did you mean " + name + "?)")
                    .orElse("");
            return "unknown command '" + unknown + "'" + hint;
        }
        String message = String.valueOf(wrong.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private int fail(Throwable failure) {
        if (isClosedPipe(failure)) {
            // The reader, such as head, has seen enough.
            return ExitCode.OK;
        }
        if (debug.getAsBoolean()) {
            messages.stackTrace(failure);
        }
        messages.say(describe(failure));
        return ExitCode.SOFTWARE;
    }

    private static boolean isClosedPipe(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof IOException
                && message != null
                && (message.equals("Broken pipe") || message.equals("Stream closed"));
    }

    private static String describe(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException e -> e.getFile() + ": no such file";
            case AccessDeniedException e -> e.getFile() + ": permission denied";
            case FileAlreadyExistsException e -> e.getFile() + ": exists already";
            case FileSystemException e
            when e.getReason() != null -> e.getFile() + ": " + e.getReason().toLowerCase(Locale.ROOT);
            case IOException e -> messageOf(e);
            case UncheckedIOException e -> messageOf(e);
            case IllegalArgumentException e -> messageOf(e);
            case OutOfMemoryError _ ->
                "not enough memory; give Java more with, for example, STIPPLE_JAVA_OPTIONS=-Xmx4g in the environment";
            default -> "unexpected failure: " + failure + " (--debug prints where)";
        };
    }

    private static String messageOf(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.toString()
                : message.lines().findFirst().orElse("");
    }
}
