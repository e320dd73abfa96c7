package dev.stipple.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Leaves out of a command's help what means nothing to Word2Vec: it is still understood, to be refused with a reason.
final class Word2VecAlone implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
        List<OptionSpec> options = List.copyOf(spec.options());
        // All of them, for the help has them in the order in which they were added.
        options.forEach(spec::remove);
        options.forEach(option -> spec.addOption(narrowed(option)));
        return spec;
    }

    private static OptionSpec narrowed(OptionSpec option) {
        OptionSpec.Builder copy = OptionSpec.builder(option);
        return option.longestName().equals("--algorithm")
                ? copy.description(ofWord2Vec(option.description())).build()
                : copy.hidden(!WordTrainingOptions.concernsWord2Vec(option.longestName()))
                        .build();
    }

    private static String[] ofWord2Vec(String[] algorithms) {
        return Arrays.stream(algorithms)
                .filter(text -> text.startsWith("skipgram:") || text.startsWith("cbow:"))
                .toArray(String[]::new);
    }
}
