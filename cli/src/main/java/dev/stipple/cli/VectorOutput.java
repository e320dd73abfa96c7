package dev.stipple.cli;

import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The file of word vectors that a command writes, and its format.
final class VectorOutput {
    private static final Map<String, VectorFormat> BY_ENDING = Map.of(
            ".vec", VectorFormat.WORD2VEC_TEXT,
            ".txt", VectorFormat.WORD2VEC_TEXT,
            ".bin", VectorFormat.WORD2VEC_BINARY,
            ".npy", VectorFormat.NPY,
            ".npz", VectorFormat.NPZ,
            ".safetensors", VectorFormat.SAFETENSORS,
            ".tsv", VectorFormat.PROJECTOR);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "word2vec-text, word2vec-binary, glove, fasttext, npy, npz, safetensors or projector; if not"
                    + " given, told by the ending of the output: .vec and .txt are word2vec-text, .bin is"
                    + " word2vec-binary, or fasttext after training that, .tsv is projector.")
    private @Nullable VectorFormat format;

    private boolean ngrams;

    /// Says that the vectors will have n-grams: `.bin` is fastText's then, which keeps them.
    void expectNgrams() {
        ngrams = true;
    }

    /// Refuses fastText's format for vectors without n-grams, which it cannot hold.
    void checkWords() {
        if (!ngrams && format() == VectorFormat.FASTTEXT) {
            throw new ParameterException(
                    spec.commandLine(), "--format fasttext is for vectors with n-grams: those of --algorithm fasttext");
        }
    }

    /// Refuses what could not be written: better told before hours of work than after.
    void check() throws IOException {
        format();
        OutputFiles.check(output);
    }

    /// Returns the file.
    Path file() {
        return output;
    }

    /// Refuses another format than the one that `what` can be written in.
    void checkIs(VectorFormat only, String what) throws IOException {
        if (format() != only) {
            throw new ParameterException(
                    spec.commandLine(),
                    what + " is written as " + Choice.name(only) + " alone, not as " + Choice.name(format()));
        }
        OutputFiles.check(output);
    }

    /// Writes `vectors` and says so.
    void save(WordVectors vectors, Messages messages) throws IOException {
        vectors.save(output, format());
        messages.say("wrote " + output + ": " + vectors.size() + " words, dimension " + vectors.dimension() + ", "
                + Choice.name(format()));
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
        return ngrams && told == VectorFormat.WORD2VEC_BINARY ? VectorFormat.FASTTEXT : told;
    }
}
