package dev.stipple.cli;

import static dev.stipple.cli.WrongUse.checked;

import dev.stipple.Progress;
import dev.stipple.token.train.TrainedTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple train-tokenizer`: a corpus to a tokenizer of its own.
@Command(
        name = "train-tokenizer",
        description = {
            "Train a tokenizer on a corpus.",
            "",
            "Each line of the corpus is a text, its line feed included, as Hugging Face's trainers read files. Beside"
                    + " the tokenizer, with .vocab in place of .json, its vocabulary is written for reading: token, tab,"
                    + " count (for unigram: logarithm of the probability).",
            ""
        },
        footer = {
            "  stipple train-tokenizer --kind byte-bpe --vocabulary-size 32000 --special-token '<|endoftext|>' "
                    + "--output tokenizer.json corpus.txt",
            "  stipple train-tokenizer --kind wordpiece --vocabulary-size 8000 --output bert.json texts/"
        })
final class TrainTokenizer implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final TrainingOptions training = new TrainingOptions();

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The tokenizer.json to write.")
    private Path output;

    @Mixin
    private CorpusParameters corpus;

    @Override
    public Integer call() throws IOException {
        TrainingOptions.Training set = training();
        OutputFiles.check(output);
        TrainedTokenizer trained = set.on(corpus.linesWithEnds(stipple.streams()), this::show);
        trained.save(output);
        int size = trained.vocabularySize();
        String fewer = size < training.vocabularySize() ? ", for the corpus has no more to give" : "";
        stipple.messages()
                .say("wrote " + output + " and "
                        + TrainedTokenizer.vocabularyBeside(output).getFileName() + ": " + size + " tokens" + fewer);
        return ExitCode.OK;
    }

    private TrainingOptions.Training training() {
        return checked(spec, training::training);
    }

    private void show(Progress.Report report) {
        stipple.messages().progress(ProgressLine.of(report));
    }
}
