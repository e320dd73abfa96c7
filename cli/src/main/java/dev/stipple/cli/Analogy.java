package dev.stipple.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.word.AnalogyMethod;
import dev.stipple.word.Neighbor;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `stipple analogy`: what is to C as B is to A.
@Command(
        name = "analogy",
        description = {"Answer what is to C as B is to A.", "", "The three words themselves are no answers.", ""},
        footer = "  stipple analogy vectors.bin man king woman")
final class Analogy implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "cos-add",
            description = {
                "cos-add (if not given): 3CosAdd, nearest to B - A + C.",
                "cos-mul: 3CosMul, by the product of the cosines to B and C over that to A."
            })
    private AnalogyMethod method;

    @Mixin
    private CountOption count;

    @Mixin
    private JsonOption json;

    @Mixin
    private VectorInput input;

    @Parameters(index = "1", paramLabel = "A", description = "A word, such as man.")
    private String a;

    @Parameters(index = "2", paramLabel = "B", description = "What belongs to it, such as king.")
    private String b;

    @Parameters(index = "3", paramLabel = "C", description = "Another word, such as woman.")
    private String c;

    @Override
    public Integer call() throws IOException {
        try (WordVectors vectors = input.open()) {
            print(vectors.analogy(List.of(b, c), List.of(a), method, count.count()));
        }
        return ExitCode.OK;
    }

    private void print(List<Neighbor> answers) throws IOException {
        if (!json.isOn()) {
            NeighborPrinter.printTable(answers, stipple.output());
            return;
        }
        try (JsonGenerator line = Json.line(stipple.output())) {
            line.writeStartObject();
            line.writeStringField("a", a);
            line.writeStringField("b", b);
            line.writeStringField("c", c);
            line.writeStringField("method", Choice.name(method));
            NeighborPrinter.writeJson(answers, line);
            line.writeEndObject();
        }
        stipple.output().print('\n');
    }
}
