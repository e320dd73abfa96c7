package dev.stipple.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Checks of files and folders that are to be written.
final class OutputFiles {
    private OutputFiles() {}

    /// A folder that is not there is better told before hours of work than after.
    static void check(Path output) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IOException(output + ": there is no folder " + folder);
        }
        if (Files.isDirectory(output)) {
            throw new IOException(output + ": is a folder; give the name of a file in it");
        }
    }

    /// Makes a folder, where there is none, in one that is there.
    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw new IOException(folder + ": is a file; give the name of a folder");
        }
        check(folder);
        Files.createDirectory(folder);
    }
}
