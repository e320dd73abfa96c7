package dev.stipple;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Packages stand on each other in one order, lowest first, and use only those below them. docs/design.md draws the
/// same order and says what each package is for.
class PackageArrowsTest {
    private static final List<String> ORDER = List.of(
            "dev.stipple",
            "dev.stipple.internal",
            "dev.stipple.internal.hash",
            "dev.stipple.internal.simd",
            "dev.stipple.internal.unicode",
            "dev.stipple.vector",
            "dev.stipple.internal.regex",
            "dev.stipple.internal.format",
            "dev.stipple.text",
            "dev.stipple.text.normalize",
            "dev.stipple.text.pretokenize",
            "dev.stipple.token.model",
            "dev.stipple.token.pipeline",
            "dev.stipple.internal.load",
            "dev.stipple.internal.scan",
            "dev.stipple.internal.encode",
            "dev.stipple.token",
            "dev.stipple.token.train",
            "dev.stipple.internal.vectorfile",
            "dev.stipple.word",
            "dev.stipple.internal.train",
            "dev.stipple.word.train",
            "dev.stipple.document");

    private static final Pattern PACKAGE_OF_CLASS = Pattern.compile("(dev/stipple(?:/[a-z]+)*)/[A-Z]");
    private static final SortedSet<String> PACKAGES = new TreeSet<>();
    private static final SortedSet<Arrow> ARROWS = new TreeSet<>();

    /// One package's use of another, and one class that does so.
    record Arrow(String from, String to, String example) implements Comparable<Arrow> {
        boolean pointsUp() {
            return ORDER.indexOf(from) < ORDER.indexOf(to);
        }

        @Override
        public int compareTo(Arrow other) {
            return (from + to).compareTo(other.from + other.to);
        }

        @Override
        public String toString() {
            return from + " uses " + to + ", which stands above it (class " + example + ")";
        }
    }

    @BeforeAll
    static void readClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                readArrows(ClassFile.of().parse(file));
            }
        }
    }

    private static void readArrows(ClassModel model) {
        ClassDesc user = model.thisClass().asSymbol();
        PACKAGES.add(user.packageName());
        // All names of classes are text in the constant pool, those that stand only in descriptors and generics too.
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                PACKAGE_OF_CLASS.matcher(text.stringValue()).results().forEach(match -> {
                    String used = match.group(1).replace('/', '.');
                    if (!used.equals(user.packageName())) {
                        ARROWS.add(new Arrow(user.packageName(), used, user.displayName()));
                    }
                });
            }
        }
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(PACKAGES)
                .as("packages; one that is missing in this test's ORDER needs a place there and in docs/design.md")
                .isNotEmpty()
                .isSubsetOf(ORDER);
    }

    @Test
    void arrowsPointDown() {
        assertThat(ARROWS).as("packages used").isNotEmpty();
        assertThat(ARROWS.stream().filter(Arrow::pointsUp))
                .as("arrows that point up")
                .isEmpty();
    }
}
