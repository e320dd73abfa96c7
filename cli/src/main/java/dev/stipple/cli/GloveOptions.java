package dev.stipple.cli;

import dev.stipple.word.train.Glove;
import picocli.CommandLine.Option;

/// What only GloVe has to be told.
final class GloveOptions {
    @Option(
            names = "--x-max",
            paramLabel = "X",
            defaultValue = "100",
            description = "glove: pairs that met more often than this weigh no more (default: 100).")
    private double xMax;

    @Option(
            names = "--alpha",
            paramLabel = "X",
            defaultValue = "0.75",
            description = "glove: others weigh their part of --x-max to this power (default: 0.75).")
    private double alpha;

    @Option(
            names = "--vector",
            paramLabel = "NAME",
            defaultValue = "sum",
            description =
                    "glove: sum: of a word's vectors as word and as context (the default); word: the first" + " alone.")
    private Glove.Vector vector;

    Glove.Config applyTo(Glove.Config config) {
        return config.withXMax(xMax).withAlpha(alpha).withVector(vector);
    }
}
