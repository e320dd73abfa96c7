package dev.stipple.cli;

import static dev.stipple.cli.WrongUse.checked;

import dev.stipple.picture.PictureFormat;
import dev.stipple.picture.PictureSize;
import dev.stipple.picture.Tsne;
import dev.stipple.picture.WordMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple map`: words on a plane.
@Command(
        name = "map",
        description = {
            "Draw words on a plane, those of like vectors near each other.",
            "",
            "An .html is a page for the browser, all in one file: turn the wheel to zoom, drag to move, type to find a"
                    + " word and its nearest neighbours. An .svg or .png shows labels where there is room, those of the"
                    + " most frequent words first. The same vectors always give the same map.",
            ""
        },
        footer = {
            "  stipple map vectors.bin --output map.html",
            "  stipple map vectors.bin --output animals.svg --words-from animals.txt --method pca"
        })
final class DrawMap implements Callable<Integer> {
    private static final int USUAL_WIDTH = 1600;
    private static final int USUAL_HEIGHT = 1200;

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The picture to write: an .html, .svg or .png.")
    private Path output;

    @Mixin
    private MapWords words;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "tsne",
            description = {
                "tsne: neighbours stay neighbours; distances between far groups mean little (the default).",
                "pca: the two directions in which the vectors vary most."
            })
    private WordMap.Method method;

    @Option(
            names = "--perplexity",
            paramLabel = "X",
            description = "For tsne: how many neighbours of each word count; less shows finer groups (default: 30).")
    private @Nullable Double perplexity;

    @Option(
            names = "--color",
            paramLabel = "BY",
            defaultValue = "cluster",
            description = {
                "cluster: by groups of words whose vectors point the same way (the default).",
                "frequency: by the rank of the words among each other."
            })
    private WordMap.Coloring color;

    @Option(names = "--width", paramLabel = "PIXELS", description = "Of an .svg or .png (default: 1600).")
    private @Nullable Integer width;

    @Option(names = "--height", paramLabel = "PIXELS", description = "Of an .svg or .png (default: 1200).")
    private @Nullable Integer height;

    @Option(names = "--title", paramLabel = "TEXT", description = "What the map is called (default: the file's name).")
    private @Nullable String title;

    @Parameters(paramLabel = "FILE", description = "The file of word vectors, of any known format.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        PictureFormat format = format();
        PictureSize size = checked(spec, () -> size(format));
        Tsne.Config tsne = checked(spec, this::tsne);
        OutputFiles.check(output);
        MapWords.Chosen chosen = words.chosen(file, format, stipple.messages());
        WordMap map = WordMap.of(
                title == null ? String.valueOf(file.getFileName()) : title,
                chosen.words(),
                chosen.vectors(),
                WordMap.Config.DEFAULT.withMethod(method).withTsne(tsne).withColoring(color),
                report -> stipple.messages().progress(ProgressLine.of(report)));
        map.save(output, format, size);
        stipple.messages()
                .say(String.format(
                        Locale.ROOT, "wrote %s: %,d words", output, map.words().size()));
        return ExitCode.OK;
    }

    private PictureSize size(PictureFormat format) {
        if (format == PictureFormat.HTML && (width != null || height != null)) {
            throw new IllegalArgumentException("--width and --height mean nothing to a page, which fills its window");
        }
        return new PictureSize(width == null ? USUAL_WIDTH : width, height == null ? USUAL_HEIGHT : height);
    }

    private Tsne.Config tsne() {
        if (perplexity == null) {
            return Tsne.Config.DEFAULT;
        }
        if (method != WordMap.Method.TSNE) {
            throw new IllegalArgumentException("--perplexity means nothing to " + Choice.name(method));
        }
        return Tsne.Config.DEFAULT.withPerplexity(perplexity);
    }

    private PictureFormat format() {
        return PictureFormat.of(output)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "the ending of " + output + " is none of .html, .svg, .png"));
    }
}
