package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// The help of every command, at the width of a terminal.
class HelpTest {
    private static final int WIDTH = 80;

    static Stream<CommandSpec> commands() {
        CommandLine stipple = new CommandLine(new Stipple(Streams.ofProcess()));
        return Stream.concat(Stream.of(stipple), stipple.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec);
    }

    private static String help(CommandSpec command) {
        Run run = command.parent() == null ? Run.of("--help") : Run.of(command.name(), "--help");
        assertThat(run.code()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void linesFitAndBreakAtBlanksAlone(CommandSpec command) {
        String help = help(command);

        assertThat(help.lines()).allMatch(line -> line.length() <= WIDTH);
        assertThat(help.lines()).as("blanks at line ends").allMatch(line -> line.equals(line.stripTrailing()));
        // Joined again, it reads as in the sources.
        String joined = help.replaceAll("(?: \\\\)?\\s+", " ");
        assertThat(texts(command)).allSatisfy(text -> assertThat(joined).contains(text.strip()));
    }

    private static Stream<String> texts(CommandSpec command) {
        Stream<String> ofOptions = Stream.concat(command.options().stream(), command.positionalParameters().stream())
                .filter(argument -> !argument.hidden())
                .map(ArgSpec::description)
                .flatMap(Arrays::stream);
        return Stream.of(
                        Arrays.stream(command.usageMessage().description()),
                        Arrays.stream(command.usageMessage().footer()),
                        ofOptions)
                .flatMap(texts -> texts);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theFirstLineNamesWhatMustBeGiven(CommandSpec command) {
        String first = help(command).split("\\R(?! )", 2)[0].replaceAll("\\s+", " ");

        assertThat(first).startsWith("Usage: " + command.qualifiedName() + " [OPTION]...");
        command.options()
                .forEach(option -> assertThat(first.contains(" " + option.longestName() + "="))
                        .as("%s in: %s", option.longestName(), first)
                        .isEqualTo(option.required()));
    }

    @Test
    void whatMeansNothingToASweepIsNotListed() {
        assertThat(Run.of("sweep-dimensions", "--help").out())
                .contains("skipgram:", "cbow:", "--negatives", "--cbow-gradient", "--seed")
                .doesNotContain("glove: dot", "fasttext: as", "doc2vec: each", "--x-max", "--buckets")
                .containsSubsequence("--similarity", "--algorithm", "--window", "--splitter", "--json", "--help");
    }

    @Test
    void examplesThatAreTooLongCanBePastedLineByLine() {
        assertThat(LineWrap.command("  stipple map v.bin --output map.html", 40))
                .containsExactly("  stipple map v.bin --output map.html");
        assertThat(LineWrap.command("  echo 'a b c d e f' | stipple tokenize --tokenizer gpt2 > ids", 36))
                .containsExactly(
                        "  echo 'a b c d e f' | stipple \\", "      tokenize --tokenizer gpt2 > \\", "      ids");
        assertThat(LineWrap.command("  stipple x --json --output file-name in", 30))
                .containsExactly("  stipple x --json \\", "      --output file-name in");
    }

    @Test
    void proseBreaksAtBlanks() {
        assertThat(LineWrap.prose("a tokenizer.json, or --an-option", 18, "  "))
                .isEqualTo(List.of("a tokenizer.json,", "  or --an-option"));
        assertThat(LineWrap.prose("", 18, "  ")).containsExactly("");
    }
}
