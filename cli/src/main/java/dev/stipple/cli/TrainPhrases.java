package dev.stipple.cli;

import static dev.stipple.cli.WrongUse.checked;

import dev.stipple.text.Corpus;
import dev.stipple.word.train.PhraseScore;
import dev.stipple.word.train.Phrases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple train-phrases`: a corpus to the phrases in it.
@Command(
        name = "train-phrases",
        description = {
            "Find the words of a corpus that belong together, such as 'new york'.",
            "",
            "Each line of the corpus is a text. The file that is written is for reading, too: words, tab, how often they"
                    + " occurred together, tab, score. join-phrases makes one word of each phrase in a text.",
            ""
        },
        footer = {
            "  stipple train-phrases --passes 2 --connectors english --output phrases.tsv corpus.txt",
            "  stipple join-phrases phrases.tsv corpus.txt > joined.txt"
        })
final class TrainPhrases implements Callable<Integer> {
    private static final String ENGLISH = "english";

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How often to search what has been joined: 1 finds phrases of 2 words, 2 of up to 4 (default: 1).")
    private int passes;

    @Option(
            names = "--score",
            paramLabel = "NAME",
            defaultValue = "mikolov",
            description = {
                "mikolov: as word2phrase and gensim have it (the default).",
                "npmi: normalized pointwise mutual information, from -1 to 1."
            })
    private PhraseScore score;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            description = "A phrase has a score above this (default: 10 for mikolov, 0.5 for npmi).")
    private @Nullable Double threshold;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often the words must occur together (default: 5).")
    private int minCount;

    @Option(
            names = "--connectors",
            paramLabel = "WORDS",
            split = ",",
            description =
                    "Words that may stand inside a phrase, as in 'bank of america': a list with commas between, or"
                            + " 'english' for a, of, the and the like (default: none).")
    private List<String> connectors = List.of();

    @Option(
            names = "--delimiter",
            paramLabel = "TEXT",
            defaultValue = "_",
            description = "What stands between the words of a phrase (default: _).")
    private String delimiter;

    @Mixin
    private SplitterOption splitter;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file of phrases to write.")
    private Path output;

    @Parameters(
            arity = "1..*",
            paramLabel = "CORPUS",
            description = "Text files in UTF-8, plain or packed, or folders of such.")
    private List<Path> corpus;

    @Override
    public Integer call() throws IOException {
        Phrases.Config config = config();
        OutputFiles.check(output);
        Phrases phrases = Phrases.train(
                Corpus.lines(corpus.toArray(Path[]::new)),
                config,
                report -> stipple.messages().progress(ProgressLine.of(report)));
        phrases.save(output);
        int found = phrases.phrases().stream().mapToInt(List::size).sum();
        stipple.messages().say(String.format(Locale.ROOT, "wrote %s: %,d phrases", output, found));
        return ExitCode.OK;
    }

    private Phrases.Config config() {
        return checked(
                spec,
                () -> Phrases.Config.DEFAULT
                        .withSplitter(splitter.splitter())
                        .withPasses(passes)
                        .withMinCount(minCount)
                        .withScore(score, threshold == null ? usualThreshold() : threshold)
                        .withConnectorWords(
                                connectors.equals(List.of(ENGLISH))
                                        ? Phrases.Config.ENGLISH_CONNECTORS
                                        : Set.copyOf(connectors))
                        .withDelimiter(delimiter));
    }

    private double usualThreshold() {
        return score == PhraseScore.NPMI ? 0.5 : Phrases.Config.DEFAULT.threshold();
    }
}
