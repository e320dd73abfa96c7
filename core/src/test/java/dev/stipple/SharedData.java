package dev.stipple;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Large data that lies in `shared/data` beside the checkout and not in it. Tests that need it are skipped, with the
/// missing path as the reason, where it is absent.
public final class SharedData {
    private static final Path FOLDER = checkout().resolveSibling("shared").resolve("data");

    private SharedData() {}

    /// The file at `name`, such as `text/code.txt`; skips the running test when it isn't there.
    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: no " + file + " on this machine");
        return file;
    }

    /// The root of the checkout, found upwards from the working directory (a module's folder under Maven).
    public static Path checkout() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("core/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
    }
}
