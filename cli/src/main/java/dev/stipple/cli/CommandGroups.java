package dev.stipple.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Lists the subcommands in the help by the stage of the flow they belong to.
final class CommandGroups {
    private static final int NAME_WIDTH = 22;

    private CommandGroups() {}

    /// Stage to commands, in the order in which data flows.
    static SequencedMap<String, List<String>> stages() {
        SequencedMap<String, List<String>> stages = new LinkedHashMap<>();
        stages.put("Text to words, tokens and ids", List.of("show", "tokenize", "detokenize", "count-tokens"));
        stages.put("Tokenizers", List.of("train-tokenizer", "inspect-tokenizer"));
        stages.put("Phrases", List.of("train-phrases", "join-phrases"));
        stages.put(
                "Word vectors",
                List.of(
                        "train-words",
                        "sweep-dimensions",
                        "nearest",
                        "analogy",
                        "evaluate-words",
                        "convert-words",
                        "map"));
        stages.put("Documents", List.of("infer-documents"));
        return stages;
    }

    static void showIn(CommandLine commandLine) {
        commandLine
                .getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                        help -> stages().entrySet().stream()
                                .map(stage -> render(help, stage))
                                .reduce("", String::concat));
        commandLine.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    }

    private static String render(Help help, Map.Entry<String, List<String>> stage) {
        int width = help.commandSpec().usageMessage().width();
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(NAME_WIDTH, 2, Overflow.SPAN),
                new Column(width - NAME_WIDTH, 2, Overflow.WRAP));
        for (String name : stage.getValue()) {
            Help command = Objects.requireNonNull(help.subcommands().get(name), name);
            table.addRowValues(name, command.commandSpec().usageMessage().description()[0]);
        }
        return "%n%s:%n".formatted(stage.getKey()) + table;
    }
}
