package dev.stipple.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.word.Evaluation;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How well vectors agree with people, as members of a JSON object.
final class EvaluationJson {
    private EvaluationJson() {}

    static void write(
            Map<String, Evaluation.Correlation> correlations,
            Evaluation.@Nullable AnalogyScores scores,
            JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart("similarity");
        for (Map.Entry<String, Evaluation.Correlation> entry : correlations.entrySet()) {
            json.writeStartObject();
            json.writeStringField("set", entry.getKey());
            writePercent(json, "spearman", entry.getValue().spearman());
            json.writeNumberField("pairs", entry.getValue().pairs());
            json.writeNumberField("found", entry.getValue().found());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (scores != null) {
            json.writeObjectFieldStart("analogies");
            writePercent(json, "semantic", share(scores.semantic()));
            writePercent(json, "syntactic", share(scores.syntactic()));
            writePercent(json, "total", share(scores.total()));
            json.writeNumberField("asked", scores.total().asked());
            json.writeNumberField("questions", scores.questions());
            json.writeEndObject();
        }
    }

    /// The share of right answers; NaN, when nothing was asked.
    static double share(Evaluation.Score score) {
        return score.asked() == 0 ? Double.NaN : score.accuracy();
    }

    /// With four digits after the point; null, where there is no figure.
    private static void writePercent(JsonGenerator json, String name, double share) throws IOException {
        if (Double.isNaN(share)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, Math.round(share * 1e6) / 1e4);
        }
    }
}
