package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the README shows is what happens: its commands print what stands below them, its Java gives what its comments
/// say.
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final Pattern COMMAND = Pattern.compile("(?:echo \"(.*?)\" \\| )?\\./stipple (.*)");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// A line after the prompt, and the lines it prints.
    record Shown(String command, String output) {}

    static List<Shown> commands() throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (String block : blocks("console").toList()) {
            for (String command : block.split("(?m)^\\$ ", -1)) {
                if (!command.isEmpty()) {
                    int end = command.indexOf('\n');
                    shown.add(new Shown(command.substring(0, end), command.substring(end + 1)));
                }
            }
        }
        return shown;
    }

    /// What the commands write; the next ones read it.
    @TempDir
    private static Path written;

    @ParameterizedTest
    @MethodSource("commands")
    void commandsPrintWhatIsShown(Shown shown) {
        Matcher command = COMMAND.matcher(shown.command);
        assertThat(command.matches()).as("the test can read: %s", shown.command).isTrue();
        String input = command.group(1) == null ? "" : command.group(1) + "\n";

        Run run = Run.withInput(input, arguments(command.group(2)));

        if (shown.command.contains(" --output ")) {
            assertThat(run.code()).as(run.err()).isZero();
        } else {
            assertThat(run.err()).isEmpty();
        }
        // A text without a line end would glue the next prompt to it; the README shows it on a line of its own.
        assertThat(run.out().stripTrailing()).isEqualTo(shown.output.stripTrailing());
    }

    /// The arguments, with the checkout's files where they lie, and those that commands write in a folder for that.
    private static String[] arguments(String line) {
        return ARGUMENT.matcher(line)
                .results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .map(ReadmeTest::located)
                .toArray(String[]::new);
    }

    private static String located(String argument) {
        if (Files.exists(ROOT.resolve(argument))) {
            return ROOT.resolve(argument).toString();
        }
        return argument.startsWith("words.") ? written.resolve(argument).toString() : argument;
    }

    @Test
    void javaGivesWhatItsCommentsSay(@TempDir Path folder) throws IOException, InterruptedException {
        String snippet = String.join("\n", blocks("java").toList());
        Path program = Files.writeString(folder.resolve("Readme.java"), """
                import dev.stipple.token.*;
                import dev.stipple.text.*;
                import dev.stipple.word.*;
                import dev.stipple.word.train.*;
                void main() throws Exception {
                    var prompt = "a prompt";
                %s
                    IO.println(Arrays.toString(ids));
                    IO.println(text);
                }
                """.formatted(snippet));

        Files.copy(ROOT.resolve("core/src/test/resources/dev/stipple/word/small.vec"), folder.resolve("vectors.bin"));

        Files.writeString(folder.resolve("corpus.txt"), "the cat sat on the mat\n".repeat(100));

        String printed = runJava(program, folder);

        List<String> lines = printed.lines().toList();
        assertThat(lines).as(printed).hasSize(3);
        assertThat(lines).allSatisfy(line -> assertThat(snippet).contains("// " + line));
    }

    private static String runJava(Path program, Path folder) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        program.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    void theTestCommandIsTheOneThatCiRuns() throws IOException {
        String command = blocks("sh").findFirst().orElseThrow().strip();

        assertThat(Files.readAllLines(ROOT.resolve(".ci/run")).getLast()).isEqualTo(command);
    }

    private static Stream<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }
}
