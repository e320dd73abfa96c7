package dev.stipple.internal.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file whole or not at all.
///
/// The content goes to a hidden neighbour of the target, which takes the target's name only when it is complete. An
/// exception, or the end of the process by Ctrl-C, removes the neighbour and leaves an older target as it was.
public final class AtomicFile {
    private AtomicFile() {}

    /// What a file shall hold.
    @FunctionalInterface
    public interface Content {
        /// Writes everything to `out`, which the caller closes.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Replaces `target`, or creates it, with `content`.
    ///
    /// A symbolic link keeps pointing where it did: the file behind it is replaced. A target that exists and is no
    /// regular file, such as `/dev/stdout`, is written directly.
    ///
    /// @throws IOException if the content cannot be written; the target is then untouched
    public static void write(Path target, Content content) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                content.writeTo(out);
            }
            return;
        }
        Path destination = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path beside = destination.resolveSibling("." + destination.getFileName() + "." + UUID.randomUUID() + ".part");
        Thread cleaner = new Thread(() -> deleteQuietly(beside), "stipple-remove-part");
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            move(beside, destination);
        } finally {
            deleteQuietly(beside);
            forget(cleaner);
        }
    }

    /// Replaces or creates two files that belong together: both are complete before either takes its name, so that a
    /// full disk leaves older ones as they were.
    ///
    /// @throws IOException if one of them cannot be written
    public static void writeTogether(Path first, Content firstContent, Path second, Content secondContent)
            throws IOException {
        write(second, out -> {
            secondContent.writeTo(out);
            out.flush();
            write(first, firstContent);
        });
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Nothing more can be done, and the first failure is the one worth telling.
        }
    }

    private static void forget(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process is ending: the cleaner runs, and finds nothing to do.
        }
    }
}
