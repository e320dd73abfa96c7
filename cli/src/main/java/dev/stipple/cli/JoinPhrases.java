package dev.stipple.cli;

import dev.stipple.text.Corpus;
import dev.stipple.word.train.Phrases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `stipple join-phrases`: texts whose phrases become words.
@Command(
        name = "join-phrases",
        description = {
            "Make one word of each phrase in a text, such as new_york.",
            "",
            "Each line is a text; its words are printed with one blank between them.",
            ""
        },
        footer = {
            "  stipple join-phrases phrases.tsv corpus.txt > joined.txt",
            "  echo in new york | stipple join-phrases phrases.tsv"
        })
final class JoinPhrases implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    @ParentCommand
    private Stipple stipple;

    @Mixin
    private SplitterOption splitter;

    @Parameters(index = "0", paramLabel = "PHRASES", description = "The file that train-phrases wrote.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "Text files in UTF-8, plain or packed, or folders of such; - or none is standard input.")
    private List<Path> files = List.of(STANDARD_INPUT);

    @Override
    public Integer call() throws IOException {
        Phrases phrases = Phrases.load(file).withSplitter(splitter.splitter());
        for (Path name : files) {
            join(phrases, corpus(name));
        }
        return ExitCode.OK;
    }

    private Corpus corpus(Path name) {
        return name.equals(STANDARD_INPUT)
                ? Corpus.lines("standard input", () -> stipple.streams().in())
                : Corpus.lines(name);
    }

    private void join(Phrases phrases, Corpus corpus) throws IOException {
        try (Corpus.Texts texts = phrases.over(corpus).open()) {
            while (texts.next()) {
                stipple.output().line(texts.text());
            }
        }
    }
}
