package dev.stipple.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuFlagsTest {
    @TempDir
    private Path folder;

    @Test
    void flagsAreThoseOfTheFirstProcessor() throws IOException {
        Path file = Files.writeString(folder.resolve("cpuinfo"), """
                processor\t: 0
                flags\t\t: fpu sse avx512vbmi avx512vbmi avx512_vbmi2
                processor\t: 1
                flags\t\t: fpu sse4a
                """);

        assertThat(CpuFlags.read(file)).containsExactlyInAnyOrder("fpu", "sse", "avx512vbmi", "avx512_vbmi2");
    }

    @Test
    void whereNothingIsToldThereAreNone() throws IOException {
        assertThat(CpuFlags.read(folder.resolve("missing"))).isEmpty();
        assertThat(CpuFlags.read(folder)).isEmpty();
        assertThat(CpuFlags.read(Files.write(folder.resolve("odd"), new byte[] {'f', (byte) 0xFF, 0})))
                .isEmpty();
    }
}
