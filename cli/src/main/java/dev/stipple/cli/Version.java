package dev.stipple.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/// The version of the build, and of the Java it runs on.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"stipple " + ofBuild() + " (Java " + Runtime.version() + ")"};
    }

    private static String ofBuild() throws IOException {
        try (InputStream resource = Version.class.getResourceAsStream("version.txt")) {
            if (resource == null) {
                throw new IOException("version.txt is missing from the build");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
