package dev.stipple.cli;

import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

    private static final Map<String, VectorFormat> BY_ENDING = Map.of(
            ".vec", VectorFormat.WORD2VEC_TEXT,
            ".txt", VectorFormat.WORD2VEC_TEXT,
            ".bin", VectorFormat.WORD2VEC_BINARY,
            ".npy", VectorFormat.NPY,
            ".npz", VectorFormat.NPZ,
            ".safetensors", VectorFormat.SAFETENSORS,
            ".tsv", VectorFormat.PROJECTOR);

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "word2vec-text, word2vec-binary, glove, fasttext, npy, npz, safetensors or projector; if not"
                    + " given, told by the ending of the output: .vec and .txt are word2vec-text, .bin is"
                    + " word2vec-binary, .tsv is projector.")
    private @Nullable VectorFormat format;

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
        VectorFormat target = format();
        checkFolder();
        try (WordVectors vectors = WordVectors.open(file)) {
            WordVectors made = changed(vectors);
            made.save(output, target);
            stipple.messages()
                    .say("wrote " + output + ": " + made.size() + " words, dimension " + made.dimension() + ", "
                            + Choice.name(target));
        }
        return ExitCode.OK;
    }

    private VectorFormat format() {
        if (format != null) {
            return format;
        }
        String name = String.valueOf(output.getFileName());
        int point = name.lastIndexOf('.');
        VectorFormat told = point < 0 ? null : BY_ENDING.get(name.substring(point));
        if (told == null) {
            throw new ParameterException(
                    spec.commandLine(), "the ending of " + output + " does not tell the format: give --format");
        }
        return told;
    }

    private void checkFolder() throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IOException(output + ": there is no folder " + folder);
        }
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
