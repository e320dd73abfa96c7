package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.MalformedModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Messages messages =
            new Messages(new Streams(InputStream.nullInputStream(), new ByteArrayOutputStream(), err, false));

    @Test
    void aFailureIsOneLineAndCodeOne() {
        int code = failures(false).guard(() -> {
            throw new MalformedModelException("a.model", 12, "truncated");
        });

        assertThat(code).isEqualTo(1);
        assertThat(said()).isEqualTo("stipple: a.model, offset 12: truncated\n");
    }

    @Test
    void aMissingFileIsNamed() {
        failures(false).guard(() -> Files.readAllBytes(Path.of("no-such-file")).length);

        assertThat(said()).isEqualTo("stipple: no-such-file: no such file\n");
    }

    @Test
    void aClosedPipeEndsSilently() {
        int code = failures(false).guard(() -> {
            throw new IOException("Broken pipe");
        });

        assertThat(code).isZero();
        assertThat(said()).isEmpty();
    }

    @Test
    void aFullDiskIsAFailure() {
        int code = failures(false).guard(() -> {
            throw new IOException("No space left on device");
        });

        assertThat(code).isEqualTo(1);
        assertThat(said()).isEqualTo("stipple: No space left on device\n");
    }

    @Test
    void debugPrintsTheStackTraceToo() {
        failures(true).guard(() -> {
            throw new IllegalStateException("odd");
        });

        assertThat(said())
                .contains("\tat ")
                .endsWith("unexpected failure: java.lang.IllegalStateException: odd (--debug prints where)\n");
    }

    private Failures failures(boolean debug) {
        return new Failures(messages, () -> debug);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
