package dev.stipple.cli;

import dev.stipple.document.Doc2Vec;
import dev.stipple.picture.WordMap;
import dev.stipple.token.pipeline.OffsetUnit;
import dev.stipple.word.AnalogyMethod;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.train.Glove;
import dev.stipple.word.train.PhraseScore;
import dev.stipple.word.train.Word2Vec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `stipple` itself: it does nothing but lead to its subcommands, which reach their streams through it.
@Command(
        name = "stipple",
        description = "Turns data into vectors.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExample:%n",
        footer = "  stipple show \"Hello, do you like tea?\"",
        subcommands = {
            Show.class,
            Tokenize.class,
            Detokenize.class,
            CountTokens.class,
            TrainTokenizer.class,
            InspectTokenizer.class,
            Nearest.class,
            Analogy.class,
            EvaluateWords.class,
            ConvertWords.class,
            TrainWords.class,
            SweepDimensions.class,
            InferDocuments.class,
            DrawMap.class,
            TrainPhrases.class,
            JoinPhrases.class
        })
public final class Stipple implements Callable<Integer> {
    private final Streams streams;
    private final Output output;
    private final Messages messages;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    Stipple(Streams streams) {
        this.streams = streams;
        this.output = new Output(streams.out());
        this.messages = new Messages(streams);
    }

    /// Runs one command line and returns its exit code: 0, 1 for a failure, 2 for a wrong use.
    public static int run(Streams streams, String... args) {
        Stipple stipple = new Stipple(streams);
        Failures failures = new Failures(stipple.messages, () -> stipple.debug);
        return failures.guard(() -> {
            int code = stipple.commandLine(failures).execute(args);
            stipple.output.flush();
            return code;
        });
    }

    private CommandLine commandLine(Failures failures) {
        CommandLine commandLine = new CommandLine(this)
                .setOut(new PrintWriter(output, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .registerConverter(TokenFormat.class, new Choice<>(TokenFormat.class))
                .registerConverter(Detokenize.Format.class, new Choice<>(Detokenize.Format.class))
                .registerConverter(SpecialsOption.InText.class, new Choice<>(SpecialsOption.InText.class))
                .registerConverter(OffsetUnit.class, new Choice<>(OffsetUnit.class))
                .registerConverter(TrainingOptions.Kind.class, new Choice<>(TrainingOptions.Kind.class))
                .registerConverter(TextStepOptions.Cut.class, new Choice<>(TextStepOptions.Cut.class))
                .registerConverter(TextStepOptions.Rewrite.class, new Choice<>(TextStepOptions.Rewrite.class))
                .registerConverter(AnalogyMethod.class, new Choice<>(AnalogyMethod.class))
                .registerConverter(VectorFormat.class, new Choice<>(VectorFormat.class))
                .registerConverter(ConvertWords.Reduction.class, new Choice<>(ConvertWords.Reduction.class))
                .registerConverter(WordMap.Method.class, new Choice<>(WordMap.Method.class))
                .registerConverter(WordMap.Coloring.class, new Choice<>(WordMap.Coloring.class))
                .registerConverter(SplitterOption.Cut.class, new Choice<>(SplitterOption.Cut.class))
                .registerConverter(
                        WordTrainingOptions.Algorithm.class, new Choice<>(WordTrainingOptions.Algorithm.class))
                .registerConverter(Word2Vec.Loss.class, new Choice<>(Word2Vec.Loss.class))
                .registerConverter(Word2Vec.CbowGradient.class, new Choice<>(Word2Vec.CbowGradient.class))
                .registerConverter(Doc2Vec.Model.class, new Choice<>(Doc2Vec.Model.class))
                .registerConverter(Glove.Vector.class, new Choice<>(Glove.Vector.class))
                .registerConverter(PhraseScore.class, new Choice<>(PhraseScore.class))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        commandLine.setHelpFactory(StippleHelp::new);
        CommandGroups.showIn(commandLine);
        return commandLine;
    }

    /// The results of the run.
    Output output() {
        return output;
    }

    /// What is said beside the results.
    Messages messages() {
        return messages;
    }

    /// Where the run reads from and writes to.
    Streams streams() {
        return streams;
    }

    /// Without a subcommand there is nothing to do: a wrong use, answered by the help.
    @Override
    public Integer call() {
        CommandLine self = spec.commandLine();
        self.usage(self.getErr());
        return ExitCode.USAGE;
    }
}
