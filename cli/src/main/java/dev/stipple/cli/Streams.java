package dev.stipple.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/// What a run reads and writes. Results go to `out`, everything else to `err`.
///
/// `terminal` says whether a person watches `err`, so that a progress line may be redrawn there.
public record Streams(InputStream in, OutputStream out, OutputStream err, boolean terminal) {

    /// The streams of this process, unbuffered and without a charset of their own. Java can't ask whether standard
    /// error is a terminal, so the launcher tells it by the system property `stipple.terminal`.
    static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean("stipple.terminal"));
    }
}
