package dev.stipple.internal.simd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Instructions of the processor, where the system tells them: Linux does. The Vector API doesn't tell which of its
/// operations are instructions here, and which are loops over objects, a hundred times as slow.
final class CpuFlags {
    private static final Set<String> FLAGS = read(Path.of("/proc/cpuinfo"));

    private CpuFlags() {}

    /// Whether the processor is known to have what Linux calls `flag`.
    static boolean has(String flag) {
        return FLAGS.contains(flag);
    }

    /// The flags of the first processor; none where there is no such file.
    static Set<String> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> Arrays.stream(line.substring(line.indexOf(':') + 1)
                                    .strip()
                                    .split("\\s+"))
                            .collect(Collectors.toSet()))
                    .orElse(Set.of());
        } catch (IOException | RuntimeException e) {
            return Set.of();
        }
    }
}
