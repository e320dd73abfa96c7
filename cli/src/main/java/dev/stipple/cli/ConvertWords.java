package dev.stipple.cli;

import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `stipple convert-words`: word vectors in another format, fewer or shorter.
@Command(
        name = "convert-words",
        description = {
            "Write word vectors in another format, and fewer or shorter if you like.",
            "",
            "The input's format is told by its content; texts may be packed by gzip. The options take effect in this"
                    + " order: --most-frequent, --dimension, --normalize.",
            ""
        },
        footer = {
            "  stipple convert-words glove.6B.100d.txt --output glove.safetensors",
            "  stipple convert-words cc.en.300.bin --output small.bin --most-frequent 200000 --dimension 100"
        })
final class ConvertWords implements Callable<Integer> {
    /// How vectors become shorter.
    enum Reduction {
        PCA,
        TRUNCATE
    }

    @ParentCommand
    private Stipple stipple;

    @Mixin
    private VectorOutput output;

    @Option(names = "--most-frequent", paramLabel = "N", description = "Keep the N most frequent words.")
    private @Nullable Integer mostFrequent;

    @Option(names = "--dimension", paramLabel = "N", description = "Make vectors of N numbers.")
    private @Nullable Integer dimension;

    @Option(
            names = "--reduction",
            paramLabel = "HOW",
            defaultValue = "pca",
            description = {
                "pca (if not given): along their principal components, which keep most of the differences.",
                "truncate: the first N numbers, for models that were trained to be cut."
            })
    private Reduction reduction;

    @Option(names = "--normalize", description = "Make vectors of length 1.")
    private boolean normalize;

    @Parameters(paramLabel = "FILE", description = "The file of word vectors, of any known format.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        output.check();
        try (WordVectors vectors = WordVectors.open(file)) {
            output.save(changed(vectors), stipple.messages());
        }
        return ExitCode.OK;
    }

    private WordVectors changed(WordVectors vectors) {
        WordVectors made = vectors;
        if (mostFrequent != null) {
            made = made.mostFrequent(mostFrequent);
        }
        if (dimension != null) {
            made = reduction == Reduction.PCA ? made.reduced(dimension) : made.truncated(dimension);
        }
        return normalize ? made.normalized() : made;
    }
}
