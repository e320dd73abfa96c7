package dev.stipple.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.word.Neighbor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Prints neighbours: a table, or a line of JSON.
final class NeighborPrinter {
    private NeighborPrinter() {}

    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static void printTable(List<Neighbor> neighbors, Output out) throws IOException {
        Table table = new Table();
        neighbors.forEach(neighbor -> table.row(neighbor.word(), figure(neighbor.similarity())));
        table.print(out);
    }

    /// Writes the array of `word` and `similarity`.
    static void writeJson(List<Neighbor> neighbors, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("neighbors");
        for (Neighbor neighbor : neighbors) {
            json.writeStartObject();
            json.writeStringField("word", neighbor.word());
            // As many digits as every machine agrees on.
            json.writeNumberField("similarity", Math.round(neighbor.similarity() * 1e5) / 1e5);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
