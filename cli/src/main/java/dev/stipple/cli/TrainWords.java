package dev.stipple.cli;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple train-words`: a corpus to word vectors.
@Command(
        name = "train-words",
        description = {
            "Train word vectors on a corpus.",
            "",
            "Each line of the corpus is a sentence, however long. With one thread, the same seed gives the same file.",
            ""
        },
        footer = {
            "  stipple train-words --algorithm skipgram --dimension 100 --output vectors.bin corpus.txt",
            "  stipple train-words --algorithm cbow --tokenizer gpt2 --output tokens.safetensors texts/",
            "  stipple train-words --algorithm glove --window 10 --output glove.txt --format glove corpus.txt"
        })
final class TrainWords implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            defaultValue = "100",
            description = "Length of the vectors, from 1 to 4096 (default: 100).")
    private int dimension;

    @Mixin
    private WordTrainingOptions training;

    @Mixin
    private SplitterOption splitter;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE",
            description = "Take the tokens of this tokenizer for words.")
    private @Nullable String tokenizer;

    @Mixin
    private VectorOutput output;

    @Mixin
    private CorpusParameters corpus;

    @Override
    public Integer call() throws IOException {
        WordTrainer trainer = trainer();
        Corpus texts = corpus.lines(stipple.streams());
        output.check();
        Tokenizer tokens = tokenizer == null ? null : Tokenizers.load(tokenizer);
        Progress progress = report -> stipple.messages().progress(ProgressLine.of(report));
        try (WordVectors vectors = trainer.train(texts, tokens, progress)) {
            output.save(vectors, stipple.messages());
        }
        return ExitCode.OK;
    }

    private WordTrainer trainer() {
        try {
            return training.trainer(dimension, splitter.splitter());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
