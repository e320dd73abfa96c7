package dev.stipple.internal.unicode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes `GeneralCategoryRuns.java` from the running JDK's [Character#getType(int)]; run it on JDK 25 only, as the
/// tables stay frozen there. The argument is the file to write.
final class GeneralCategoryGenerator {
    private static final int LINE = 96;

    private GeneralCategoryGenerator() {}

    static void main(String[] arguments) throws IOException {
        StringBuilder source = new StringBuilder("""
                package dev.stipple.internal.unicode;

                /// The general category of every code point from 0 to 0x10FFFF as runs of a category
                /// and a count, written by `GeneralCategoryGenerator` on JDK 25 (Unicode 16.0).
                final class GeneralCategoryRuns {
                    static final String RUNS = ""
                """);
        String runs = runs();
        for (int at = 0; at < runs.length(); at += LINE) {
            source.append("            + \"")
                    .append(runs, at, Math.min(at + LINE, runs.length()))
                    .append("\"\n");
        }
        source.setLength(source.length() - 1);
        source.append(";\n\n    private GeneralCategoryRuns() {}\n}\n");
        Files.writeString(Path.of(arguments[0]), source);
    }

    /// The runs of the running JDK.
    static String runs() {
        StringBuilder runs = new StringBuilder();
        int start = 0;
        for (int end = 1; end <= Character.MAX_CODE_POINT + 1; end++) {
            int category = Character.getType(start);
            if (end > Character.MAX_CODE_POINT || Character.getType(end) != category) {
                runs.append(Unicode.NAMES, 2 * category, 2 * category + 2).append(end - start);
                start = end;
            }
        }
        return runs.toString();
    }
}
