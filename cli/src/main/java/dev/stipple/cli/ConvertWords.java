package dev.stipple.cli;

import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple convert-words`: word vectors in another format, fewer or shorter.
@Command(
        name = "convert-words",
        description = {
            "Write word vectors in another format; fewer, shorter, or more from other files.",
            "",
            "The format of each file is told by its content; texts may be packed by gzip. The options take effect in this"
                    + " order: --most-frequent, --dimension, --align-to, --merge, --normalize.",
            ""
        },
        footer = {
            "  stipple convert-words glove.6B.100d.txt --output glove.safetensors",
            "  stipple convert-words cc.en.300.bin --output small.bin --most-frequent 200000 --dimension 100",
            "  stipple convert-words mine.bin --align-to glove.bin --merge glove.bin --output both.bin"
        })
final class ConvertWords implements Callable<Integer> {
    /// How vectors become shorter.
    enum Reduction {
        PCA,
        TRUNCATE
    }

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Mixin
    private VectorOutput output;

    @Option(names = "--dimension", paramLabel = "N", description = "Make vectors of N numbers.")
    private @Nullable Integer dimension;

    @Option(
            names = "--reduction",
            paramLabel = "HOW",
            description = {
                "pca (if not given): along their principal components, which keep most of the differences.",
                "truncate: the first N numbers, for models that were trained to be cut."
            })
    private @Nullable Reduction reduction;

    @Option(
            names = "--align-to",
            paramLabel = "OTHER",
            description = "Turn the vectors into the space of another file, by the rotation that brings the words that"
                    + " both have nearest to each other.")
    private @Nullable Path alignTo;

    @Option(
            names = "--merge",
            paramLabel = "OTHER",
            description = "Add the words that only another file has; may be repeated. Both must be of one space: see"
                    + " --align-to.")
    private List<Path> merge = List.of();

    @Option(names = "--normalize", description = "Make vectors of length 1.")
    private boolean normalize;

    @Mixin
    private VectorInput input;

    @Override
    public Integer call() throws IOException {
        if (reduction != null && dimension == null) {
            throw new ParameterException(spec.commandLine(), "--reduction means nothing without --dimension");
        }
        output.check();
        try (WordVectors vectors = input.open()) {
            output.save(changed(vectors), stipple.messages());
        }
        return ExitCode.OK;
    }

    private WordVectors changed(WordVectors vectors) throws IOException {
        WordVectors made = vectors;
        if (dimension != null) {
            made = reduction == Reduction.TRUNCATE ? made.truncated(dimension) : made.reduced(dimension);
        }
        if (alignTo != null) {
            made = with(alignTo, made, WordVectors::alignedTo);
            stipple.messages().say("turned into the space of " + alignTo);
        }
        for (Path other : merge) {
            int before = made.size();
            made = with(other, made, WordVectors::merged);
            stipple.messages().say("added " + (made.size() - before) + " words of " + other);
        }
        return normalize ? made.normalized() : made;
    }

    /// What an operation makes of vectors and those of another file.
    private WordVectors with(Path otherFile, WordVectors vectors, BinaryOperator<WordVectors> operation)
            throws IOException {
        try (WordVectors other = WordVectors.open(otherFile)) {
            return operation.apply(vectors, other);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(input.file() + " and " + otherFile + ": " + e.getMessage(), e);
        }
    }
}
