package dev.stipple.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where the optional library is missing, as it is for whoever depends on the core alone.
class CompressionTest {
    private static final String LIBRARY = "aircompressor-v3";

    @Test
    void readsWhatNeedsNoLibraryWithoutOne() throws Exception {
        assertThat(unpackedWithoutLibrary("plain text".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("plain text");
    }

    @Test
    void namesTheFileAndTheLibraryThatIsMissing() {
        assertThatThrownBy(() -> unpackedWithoutLibrary(HexFormat.of().parseHex("28B52FFD0000")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a file")
                .hasMessageContaining(LIBRARY);
    }

    private static String unpackedWithoutLibrary(byte[] content) throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
            if (!entry.contains(LIBRARY)) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (var loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Method unpack = loader.loadClass(Compression.class.getName())
                    .getDeclaredMethod("unpack", String.class, InputStream.class);
            unpack.setAccessible(true);
            try (var in = (InputStream) unpack.invoke(null, "a file", new ByteArrayInputStream(content))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }
}
