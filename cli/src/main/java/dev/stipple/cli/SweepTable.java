package dev.stipple.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.internal.format.AtomicFile;
import dev.stipple.word.Evaluation;
import dev.stipple.word.train.DimensionSweep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a sweep found: for people, for spreadsheets, and for programs.
final class SweepTable {
    private static final double MEGABYTE = 1e6;

    private SweepTable() {}

    /// Prints aligned columns, of megabytes and percent.
    static void print(List<DimensionSweep.Result> results, Output out) throws IOException {
        List<Object> names =
                new ArrayList<>(List.of("dimension", "seconds", "words/s", "matrices MB", "heap MB", "file MB"));
        DimensionSweep.Result any = results.getFirst();
        names.addAll(any.similarity().keySet());
        any.analogies().ifPresent(_ -> names.add("analogies"));
        Table table = new Table().row(names.toArray());
        for (DimensionSweep.Result result : results) {
            List<Object> cells = new ArrayList<>(List.of(
                    result.dimension(),
                    decimal("%.2f", seconds(result)),
                    decimal("%,.0f", result.wordsPerSecond()),
                    decimal("%.1f", result.matrixBytes() / MEGABYTE),
                    decimal("%.1f", result.heapBytes() / MEGABYTE),
                    decimal("%.1f", result.fileBytes() / MEGABYTE)));
            result.similarity().values().forEach(found -> cells.add(EvaluateWords.percent(found.spearman())));
            result.analogies()
                    .ifPresent(scores -> cells.add(EvaluateWords.percent(EvaluationJson.share(scores.total()))));
            table.row(cells.toArray());
        }
        table.print(out);
    }

    /// Writes columns between tabs, of bytes and percent; what is unknown is empty.
    static void write(List<DimensionSweep.Result> results, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(
                "dimension", "vocabulary", "seconds", "words_per_second", "matrix_bytes", "heap_bytes", "file_bytes"));
        DimensionSweep.Result any = results.getFirst();
        any.similarity().keySet().forEach(set -> names.add(set.replace('\t', ' ')));
        any.analogies().ifPresent(_ -> names.addAll(List.of("semantic", "syntactic", "analogies")));
        lines.add(String.join("\t", names));
        for (DimensionSweep.Result result : results) {
            List<String> cells = new ArrayList<>(List.of(
                    String.valueOf(result.dimension()),
                    String.valueOf(result.vocabulary()),
                    decimal("%.3f", seconds(result)),
                    decimal("%.0f", result.wordsPerSecond()),
                    String.valueOf(result.matrixBytes()),
                    String.valueOf(result.heapBytes()),
                    String.valueOf(result.fileBytes())));
            result.similarity().values().forEach(found -> cells.add(percent(found.spearman())));
            result.analogies().ifPresent(scores -> {
                for (Evaluation.Score score : List.of(scores.semantic(), scores.syntactic(), scores.total())) {
                    cells.add(percent(EvaluationJson.share(score)));
                }
            });
            lines.add(String.join("\t", cells));
        }
        AtomicFile.write(file, out -> {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /// Prints one object in a line.
    static void printJson(DimensionSweep.Result result, Output out) throws IOException {
        try (JsonGenerator line = Json.line(out)) {
            line.writeStartObject();
            line.writeNumberField("dimension", result.dimension());
            line.writeNumberField("vocabulary", result.vocabulary());
            line.writeNumberField("seconds", Math.round(1e3 * seconds(result)) / 1e3);
            line.writeNumberField("words_per_second", Math.round(result.wordsPerSecond()));
            line.writeNumberField("matrix_bytes", result.matrixBytes());
            line.writeNumberField("heap_bytes", result.heapBytes());
            line.writeNumberField("file_bytes", result.fileBytes());
            EvaluationJson.write(result.similarity(), result.analogies().orElse(null), line);
            line.writeEndObject();
        }
        out.print('\n');
    }

    private static double seconds(DimensionSweep.Result result) {
        return result.time().toNanos() / 1e9;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : decimal("%.4f", 100 * share);
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
