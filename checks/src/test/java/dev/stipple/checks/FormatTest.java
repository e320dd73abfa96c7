package dev.stipple.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every source is formatted. With `-Dformat=apply` the test formats what isn't, and passes.
class FormatTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean APPLY = "apply".equals(System.getProperty("format"));

    private final SourceFormat format = new SourceFormat();

    @Test
    void everySourceIsFormatted() throws IOException {
        List<Path> sources = SourceFormat.sources(ROOT);
        assertThat(sources).as("sources under %s", ROOT).isNotEmpty();

        List<String> faults = new ArrayList<>();
        for (Path source : sources) {
            try {
                if (!format.differs(source)) {
                    continue;
                }
                if (APPLY) {
                    format.apply(source);
                } else {
                    faults.add(ROOT.relativize(source) + " is not formatted");
                }
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }

        assertThat(faults)
                .as("to format what is not: mvn -q -pl checks test -Dformat=apply")
                .isEmpty();
    }
}
