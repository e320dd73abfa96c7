package dev.stipple.cli;

import static dev.stipple.cli.WrongUse.checked;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.document.DocumentVectors;
import dev.stipple.document.Inference;
import dev.stipple.document.SimilarDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple infer-documents`: vectors of texts that a document model has not seen, or the documents nearest to them.
@Command(
        name = "infer-documents",
        description = {
            "Give texts a vector by a document model, or find the documents nearest to them.",
            "",
            "Each line is a text. The same text gets the same vector each time; one without a known word gets zeros.",
            ""
        },
        footer = {
            "  stipple infer-documents documents.safetensors news.txt",
            "  echo \"a cup of tea\" | stipple infer-documents documents.safetensors --nearest --count 3"
        })
final class InferDocuments implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(names = "--nearest", description = "List the documents nearest to each text, by cosine, not its vector.")
    private boolean nearest;

    @Mixin
    private CountOption count;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over a text; more let less of its vector be chance (default: as in the training).")
    private @Nullable Integer epochs;

    @Mixin
    private JsonOption json;

    @Parameters(index = "0", paramLabel = "MODEL", description = "What train-words --algorithm doc2vec has written.")
    private Path model;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = STANDARD_INPUT,
            paramLabel = "FILE",
            description = "The texts, in UTF-8; - or none is standard input.")
    private String texts;

    @Override
    public Integer call() throws IOException {
        try (DocumentVectors documents = DocumentVectors.open(model)) {
            Inference inference = inference(documents);
            TextAction action = (text, out) -> {
                float[] vector = documents.infer(new String(text, StandardCharsets.UTF_8), inference);
                print(vector, documents, out);
            };
            try (InputStream in = open();
                    LineWork work = new LineWork(TextInputs.shown(texts), action, stipple.output())) {
                work.run(in);
            }
        }
        return ExitCode.OK;
    }

    private Inference inference(DocumentVectors documents) {
        Inference usual = documents.inference();
        int passes = epochs == null ? usual.epochs() : epochs;
        return checked(spec, () -> usual.withEpochs(passes));
    }

    private InputStream open() throws IOException {
        return texts.equals(STANDARD_INPUT) ? stipple.streams().in() : Files.newInputStream(Path.of(texts));
    }

    private void print(float[] vector, DocumentVectors documents, Output out) throws IOException {
        if (json.isOn()) {
            try (JsonGenerator line = Json.line(out)) {
                line.writeStartObject();
                if (nearest) {
                    writeNearest(documents.nearest(vector, count.count()), line);
                } else {
                    line.writeArrayFieldStart("vector");
                    for (float value : vector) {
                        line.writeNumber(value);
                    }
                    line.writeEndArray();
                }
                line.writeEndObject();
            }
            out.print('\n');
        } else if (nearest) {
            Table table = new Table();
            for (SimilarDocument found : documents.nearest(vector, count.count())) {
                table.row(found.document(), NeighborPrinter.figure(found.similarity()));
            }
            table.print(out);
            // An empty line stands between the tables of two texts.
            out.line("");
        } else {
            StringBuilder line = new StringBuilder();
            for (float value : vector) {
                line.append(line.isEmpty() ? "" : " ").append(value);
            }
            out.line(line.toString());
        }
    }

    private static void writeNearest(List<SimilarDocument> found, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("documents");
        for (SimilarDocument document : found) {
            json.writeStartObject();
            json.writeStringField("tag", document.document());
            json.writeNumberField("similarity", Math.round(document.similarity() * 1e5) / 1e5);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
