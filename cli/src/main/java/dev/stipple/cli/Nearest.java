package dev.stipple.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.word.Neighbor;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `stipple nearest`: the words whose vectors are nearest to that of a word.
@Command(
        name = "nearest",
        description = {
            "List the words nearest to a word, by the cosine of their vectors.",
            "",
            "The search is exact. A model of fastText gives unknown words a vector too.",
            ""
        },
        footer = {"  stipple nearest vectors.bin king", "  stipple nearest model.ftz colour color --count 5 --json"})
final class Nearest implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Mixin
    private CountOption count;

    @Mixin
    private JsonOption json;

    @Mixin
    private VectorInput input;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORD", description = "The words to search for.")
    private List<String> words;

    @Override
    public Integer call() throws IOException {
        try (WordVectors vectors = input.open()) {
            for (String word : words) {
                print(word, vectors.nearest(word, count.count()));
            }
        }
        return ExitCode.OK;
    }

    private void print(String word, List<Neighbor> neighbors) throws IOException {
        if (json.isOn()) {
            try (JsonGenerator line = Json.line(stipple.output())) {
                line.writeStartObject();
                line.writeStringField("word", word);
                NeighborPrinter.writeJson(neighbors, line);
                line.writeEndObject();
            }
            stipple.output().print('\n');
            return;
        }
        if (words.size() > 1) {
            boolean first = word.equals(words.getFirst());
            stipple.output().line((first ? "" : "\n") + word + ":");
        }
        NeighborPrinter.printTable(neighbors, stipple.output());
    }
}
