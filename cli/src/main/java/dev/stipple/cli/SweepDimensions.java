package dev.stipple.cli;

import static dev.stipple.cli.WrongUse.checked;

import dev.stipple.Progress;
import dev.stipple.picture.PictureFormat;
import dev.stipple.picture.PictureSize;
import dev.stipple.picture.SweepChart;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.AnalogyQuestions;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordPairs;
import dev.stipple.word.WordVectors;
import dev.stipple.word.train.DimensionSweep;
import dev.stipple.word.train.Word2Vec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple sweep-dimensions`: what more dimensions cost, and what they give.
@Command(
        name = "sweep-dimensions",
        modelTransformer = Word2VecAlone.class,
        description = {
            "Train word vectors in several dimensions, and compare their cost and quality.",
            "",
            "Prints a table and writes it to the folder, as sweep.tsv, with a chart, sweep.svg and sweep.png, after each"
                    + " dimension anew. The corpus is read once.",
            ""
        },
        footer = {
            "  stipple sweep-dimensions --dimensions 10,100,300 --similarity EN-WS-353-ALL.txt --output sweep corpus.txt"
        })
final class SweepDimensions implements Callable<Integer> {
    private static final PictureSize SIZE = new PictureSize(1500, 520);

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dimensions",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,10,50,100,300,1000",
            description = "Lengths of the vectors, each from 1 to 4096 (default: 1,10,50,100,300,1000).")
    private List<Integer> dimensions;

    @Option(names = "--output", required = true, paramLabel = "FOLDER", description = "The folder to write to.")
    private Path output;

    @Option(names = "--keep-vectors", description = "Write the vectors too, as vectors-N.bin in word2vec's format.")
    private boolean keepVectors;

    @Mixin
    private EvaluationOptions measures;

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
    private JsonOption json;

    @Mixin
    private CorpusParameters corpus;

    private final List<DimensionSweep.Result> results = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Word2Vec.Config config = checked(spec, () -> training.config().withSplitter(splitter.splitter()));
        List<WordPairs> pairs = measures.pairs();
        Optional<AnalogyQuestions> questions = measures.questions();
        DimensionSweep sweep =
                checked(spec, () -> new DimensionSweep(dimensions, pairs, questions, measures.restrict()));
        Corpus texts = corpus.lines(stipple.streams());
        Tokenizer tokens = tokenizer == null ? null : Tokenizers.load(tokenizer);
        OutputFiles.makeFolder(output);
        Progress progress = report -> stipple.messages().progress(ProgressLine.of(report));
        if (tokens == null) {
            sweep.run(texts, config, progress, this::keep);
        } else {
            sweep.run(texts, tokens, config, progress, this::keep);
        }
        if (!json.isOn()) {
            SweepTable.print(results, stipple.output());
        }
        stipple.messages().say("wrote " + output + ": sweep.tsv, sweep.svg, sweep.png");
        return ExitCode.OK;
    }

    /// What is found so far, for hours may pass until the next.
    private void keep(DimensionSweep.Result result, WordVectors vectors) throws IOException {
        results.add(result);
        if (keepVectors) {
            vectors.save(output.resolve("vectors-" + result.dimension() + ".bin"), VectorFormat.WORD2VEC_BINARY);
        }
        SweepTable.write(results, output.resolve("sweep.tsv"));
        SweepChart chart = SweepChart.of(
                Choice.name(training.config().algorithm()).replace("-", "") + " on " + corpus.name(), results);
        chart.save(output.resolve("sweep.svg"), PictureFormat.SVG, SIZE);
        chart.save(output.resolve("sweep.png"), PictureFormat.PNG, SIZE);
        stipple.messages()
                .say(String.format(
                        Locale.ROOT,
                        "dimension %d: trained in %.1f s",
                        result.dimension(),
                        result.time().toNanos() / 1e9));
        if (json.isOn()) {
            SweepTable.printJson(result, stipple.output());
        }
    }
}
