package dev.stipple.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The help of a command: as picocli lays it out, but with lines that break at blanks, examples that can be pasted, and
/// only those options in the first line that must be given.
final class StippleHelp extends Help {
    /// The column of the descriptions, and how far their second lines are set in.
    private static final int DESCRIPTION = 4;

    private static final String INDENT = "  ";

    StippleHelp(CommandSpec spec, ColorScheme colors) {
        super(spec, colors);
    }

    @Override
    public String description(Object... params) {
        return joined(Arrays.stream(commandSpec().usageMessage().description())
                .flatMap(paragraph -> LineWrap.prose(paragraph, width(), "").stream()));
    }

    @Override
    public String footer(Object... params) {
        return joined(Arrays.stream(commandSpec().usageMessage().footer())
                .flatMap(example -> LineWrap.command(example, width()).stream()));
    }

    private static String joined(Stream<String> lines) {
        return lines.map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }

    private int width() {
        return commandSpec().usageMessage().width();
    }

    @Override
    protected Text createDetailedSynopsisOptionsText(
            Collection<ArgSpec> done, List<OptionSpec> options, Comparator<OptionSpec> order, boolean cluster) {
        Text text = ansi().new Text(" [OPTION]...");
        for (OptionSpec option : options) {
            if (option.required()) {
                text = text.concat(" ")
                        .concat(colorScheme().optionText(option.longestName()))
                        .concat(parameterLabelRenderer()
                                .renderParameterLabel(
                                        option, ansi(), colorScheme().optionParamStyles()));
            }
        }
        return text;
    }

    @Override
    public Layout createDefaultLayout(
            List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colors) {
        Layout usual = super.createDefaultLayout(options, positionals, colors);
        return new Layout(colors, usual.textTable(), usual.optionRenderer(), usual.parameterRenderer()) {
            @Override
            public void layout(ArgSpec spec, Text[][] rows) {
                int width = table.columns()[DESCRIPTION].width - table.columns()[DESCRIPTION].indent;
                super.layout(
                        spec,
                        Arrays.stream(rows).flatMap(row -> wrapped(row, width)).toArray(Text[][]::new));
            }
        };
    }

    /// A row as rows whose descriptions have no more to wrap.
    private Stream<Text[]> wrapped(Text[] row, int width) {
        List<String> lines = LineWrap.prose(row[DESCRIPTION].plainString(), width, INDENT);
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1).map(i -> {
            Text[] cells = new Text[row.length];
            Arrays.fill(cells, ansi().new Text(0));
            if (i == 0) {
                System.arraycopy(row, 0, cells, 0, row.length);
            }
            cells[DESCRIPTION] = ansi().new Text(lines.get(i));
            return cells;
        });
    }
}
