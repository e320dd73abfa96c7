package dev.stipple.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// One run of the command line inside the test, with what it printed.
record Run(int code, ByteArrayOutputStream stdout, String err) {

    /// Runs with nothing on standard input.
    static Run of(String... args) {
        return withInput("", args);
    }

    /// Runs with `input` on standard input, as UTF-8.
    static Run withInput(String input, String... args) {
        return withInput(input.getBytes(StandardCharsets.UTF_8), args);
    }

    /// Runs with `input` on standard input.
    static Run withInput(byte[] input, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Stipple.run(new Streams(new ByteArrayInputStream(input), out, err, false), args);
        return new Run(code, out, err.toString(StandardCharsets.UTF_8));
    }

    /// Standard output as text.
    String out() {
        return stdout.toString(StandardCharsets.UTF_8);
    }

    /// Standard output as it is.
    byte[] bytes() {
        return stdout.toByteArray();
    }
}
