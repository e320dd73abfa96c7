package dev.stipple.picture;

import dev.stipple.internal.format.AtomicFile;
import dev.stipple.word.train.DimensionSweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.ToDoubleFunction;

/// What a [sweep][DimensionSweep] over dimensions found, as lines: quality, time and memory side by side, over the
/// dimension. Immutable and thread-safe.
public final class SweepChart {
    private static final double MEGABYTE = 1e6;

    private final Drawing drawing;

    private SweepChart(Drawing drawing) {
        this.drawing = drawing;
    }

    /// Returns the chart of `results`, in any order. Quality is left out where nothing was asked.
    ///
    /// @throws IllegalArgumentException if there is no result
    public static SweepChart of(String title, List<DimensionSweep.Result> results) {
        if (results.isEmpty()) {
            throw new IllegalArgumentException("no results to draw");
        }
        List<DimensionSweep.Result> sorted = results.stream()
                .sorted(Comparator.comparingInt(DimensionSweep.Result::dimension))
                .toList();
        List<Double> dimensions = values(sorted, DimensionSweep.Result::dimension);
        List<Panel> panels = new ArrayList<>();
        List<Panel.Line> quality = quality(sorted);
        if (!quality.isEmpty()) {
            panels.add(new Panel("Quality, %", dimensions, Axis.linear(all(quality)), quality));
        }
        List<Panel.Line> time =
                List.of(line("time", sorted, result -> result.time().toNanos() / 1e9));
        panels.add(new Panel("Training, seconds", dimensions, Axis.logarithmic(all(time)), time));
        List<Panel.Line> memory = List.of(
                line("matrices", sorted, result -> result.matrixBytes() / MEGABYTE),
                line("heap", sorted, result -> result.heapBytes() / MEGABYTE),
                line("file", sorted, result -> result.fileBytes() / MEGABYTE));
        panels.add(new Panel("Memory, megabytes", dimensions, Axis.logarithmic(all(memory)), memory));
        return new SweepChart(new Panels(title, panels));
    }

    private static List<Panel.Line> quality(List<DimensionSweep.Result> results) {
        SequencedSet<String> sets = new LinkedHashSet<>();
        results.forEach(result -> sets.addAll(result.similarity().keySet()));
        List<Panel.Line> lines = new ArrayList<>();
        for (String set : sets) {
            lines.add(line(set, results, result -> {
                var correlation = result.similarity().get(set);
                return correlation == null ? Double.NaN : 100 * correlation.spearman();
            }));
        }
        if (results.stream().anyMatch(result -> result.analogies().isPresent())) {
            lines.add(line(
                    "analogies",
                    results,
                    result -> result.analogies()
                            .map(scores -> scores.total().asked() == 0
                                    ? Double.NaN
                                    : 100 * scores.total().accuracy())
                            .orElse(Double.NaN)));
        }
        return lines;
    }

    private static Panel.Line line(
            String name, List<DimensionSweep.Result> results, ToDoubleFunction<DimensionSweep.Result> value) {
        return new Panel.Line(name, values(results, value));
    }

    private static List<Double> values(
            List<DimensionSweep.Result> results, ToDoubleFunction<DimensionSweep.Result> value) {
        return results.stream().mapToDouble(value).boxed().toList();
    }

    private static List<Double> all(List<Panel.Line> lines) {
        return lines.stream().flatMap(line -> line.values().stream()).toList();
    }

    /// Writes the chart to `file`, whole or not at all.
    ///
    /// @throws IllegalArgumentException if the format is HTML
    /// @throws IOException if the file cannot be written
    public void save(Path file, PictureFormat format, PictureSize size) throws IOException {
        if (format == PictureFormat.HTML) {
            throw new IllegalArgumentException("a chart is written as SVG or PNG, not as HTML");
        }
        AtomicFile.write(file, out -> Pictures.write(drawing, format, size, out));
    }
}
