package dev.stipple.checks;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How every Java source of the checkout is laid out: as palantir-java-format prints it.
final class SourceFormat {
    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    /// The Java sources under `root`'s modules, sorted.
    static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .sorted()
                    .toList();
        }
    }

    /// Whether the file differs from its printed form.
    boolean differs(Path file) throws IOException {
        String source = Files.readString(file);
        return !source.equals(format(file, source));
    }

    /// Replaces the file by its printed form.
    void apply(Path file) throws IOException {
        Files.writeString(file, format(file, Files.readString(file)));
    }

    private String format(Path file, String source) {
        try {
            String pruned = RemoveUnusedImports.removeUnusedImports(DocLines.wrap(source));
            return formatter.formatSource(ImportOrderer.reorderImports(pruned, Style.PALANTIR));
        } catch (FormatterException e) {
            throw new IllegalArgumentException(file + " is no Java source: " + e.getMessage(), e);
        }
    }
}
