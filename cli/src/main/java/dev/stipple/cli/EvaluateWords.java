package dev.stipple.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.word.AnalogyQuestions;
import dev.stipple.word.Evaluation;
import dev.stipple.word.WordPairs;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple evaluate-words`: how well vectors agree with people.
@Command(
        name = "evaluate-words",
        description = {
            "Measure how well word vectors agree with people.",
            "",
            "Figures are in percent and those that gensim gives: words are found whatever their case, and pairs and"
                    + " questions with unknown words are left out and counted.",
            ""
        },
        footer = {
            "  stipple evaluate-words vectors.bin --similarity EN-WS-353-ALL.txt EN-SIMLEX-999.txt "
                    + "--analogies questions-words.txt",
        })
final class EvaluateWords implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EvaluationOptions measures;

    @Mixin
    private JsonOption json;

    @Mixin
    private VectorInput input;

    @Override
    public Integer call() throws IOException {
        if (measures.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing to measure by: give --similarity or --analogies");
        }
        List<WordPairs> sets = measures.pairs();
        Optional<AnalogyQuestions> questions = measures.questions();
        try (WordVectors vectors = input.open()) {
            Map<String, Evaluation.Correlation> correlations = new LinkedHashMap<>();
            sets.forEach(set -> correlations.put(set.name(), Evaluation.similarity(vectors, set)));
            Evaluation.AnalogyScores scores = questions
                    .map(asked -> Evaluation.analogies(vectors, asked, measures.restrict()))
                    .orElse(null);
            if (json.isOn()) {
                printJson(correlations, scores);
            } else {
                printTables(correlations, scores);
            }
        }
        return ExitCode.OK;
    }

    private void printTables(
            Map<String, Evaluation.Correlation> correlations, Evaluation.@Nullable AnalogyScores scores)
            throws IOException {
        if (!correlations.isEmpty()) {
            Table table = new Table().row("similarity", "spearman", "pairs", "found");
            correlations.forEach(
                    (set, result) -> table.row(set, percent(result.spearman()), result.pairs(), result.found()));
            table.print(stipple.output());
        }
        if (scores == null) {
            return;
        }
        if (!correlations.isEmpty()) {
            stipple.output().line("");
        }
        Table table = new Table().row("analogies", "accuracy", "questions", "asked");
        scores.sections()
                .forEach((section, score) ->
                        addRow(table, section.name(), score, section.questions().size()));
        addRow(table, "semantic", scores.semantic(), questions(scores, false));
        addRow(table, "syntactic", scores.syntactic(), questions(scores, true));
        addRow(table, "total", scores.total(), scores.questions());
        table.print(stipple.output());
    }

    private static int questions(Evaluation.AnalogyScores scores, boolean syntactic) {
        return scores.sections().keySet().stream()
                .filter(section -> section.isSyntactic() == syntactic)
                .mapToInt(section -> section.questions().size())
                .sum();
    }

    private static void addRow(Table table, String name, Evaluation.Score score, int questions) {
        table.row(name, score.asked() == 0 ? "–" : percent(score.accuracy()), questions, score.asked());
    }

    /// A share in percent with two digits; a dash where there is none.
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private void printJson(Map<String, Evaluation.Correlation> correlations, Evaluation.@Nullable AnalogyScores scores)
            throws IOException {
        try (JsonGenerator line = Json.line(stipple.output())) {
            line.writeStartObject();
            EvaluationJson.write(correlations, scores, line);
            line.writeEndObject();
        }
        stipple.output().print('\n');
    }
}
