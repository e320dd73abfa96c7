package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class StippleTest {
    @Test
    void versionGoesToStandardOutput() {
        Run run = Run.of("--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("stipple \\d+\\.\\d+\\.\\d+\\S* \\(Java 25.*\\)\\R");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpGoesToStandardOutput() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: stipple");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void noCommandIsAWrongUseAnsweredByTheHelp() {
        Run run = Run.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: stipple");
    }

    @Test
    void aWrongUseIsOneLineThatNamesTheHelp() {
        assertThat(Run.of("--nope").err())
                .isEqualTo("stipple: unknown option: '--nope'; see 'stipple --help'" + System.lineSeparator());
        assertThat(Run.of("nope").err())
                .isEqualTo("stipple: unknown command 'nope'; see 'stipple --help'" + System.lineSeparator());
        assertThat(Run.of("tokenise").err()).contains("did you mean tokenize");
        assertThat(Run.of("nope").code()).isEqualTo(2);
    }

    @Test
    void everyCommandStandsInOneStage() {
        List<String> listed =
                CommandGroups.stages().values().stream().flatMap(List::stream).toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(subcommands().keySet());
    }

    @Test
    void everyCommandHasADescriptionAndAnExample() {
        subcommands().forEach((name, command) -> {
            UsageMessageSpec usage = command.getCommandSpec().usageMessage();
            assertThat(usage.description()).as("description of %s", name).isNotEmpty();
            assertThat(usage.footer()).as("example of %s", name).anyMatch(line -> line.contains("stipple " + name));
        });
    }

    private static Map<String, CommandLine> subcommands() {
        return new CommandLine(new Stipple(Streams.ofProcess())).getSubcommands();
    }
}
