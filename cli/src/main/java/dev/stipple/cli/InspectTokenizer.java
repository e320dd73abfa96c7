package dev.stipple.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.TokenEscapes;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Truncation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `stipple inspect-tokenizer`: what a tokenizer is made of.
@Command(
        name = "inspect-tokenizer",
        description = "Show what a tokenizer is made of, step by step.",
        footer = {"  stipple inspect-tokenizer bert-base-uncased", "  stipple inspect-tokenizer tokenizer.json --json"})
final class InspectTokenizer implements Callable<Integer> {
    private static final int SHOWN_TOKENS = 12;
    private static final int TEXT_WIDTH = 63; // 80 columns, less the names and one that terminals break at
    private static final Pattern BREAK = Pattern.compile("(?<=, )|(?= → )");

    @ParentCommand
    private Stipple stipple;

    @Parameters(paramLabel = "NAME|FILE", description = "The tokenizer's name or file.")
    private String tokenizer;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws IOException {
        Tokenizer loaded = Tokenizers.load(tokenizer);
        TokenizerReport report = TokenizerReport.of(loaded);
        if (json.isOn()) {
            printJson(loaded, report);
        } else {
            table(loaded, report).print(stipple.output());
        }
        return ExitCode.OK;
    }

    private static Table table(Tokenizer loaded, TokenizerReport report) throws IOException {
        List<String> settings = new ArrayList<>();
        report.model().forEach((name, value) -> settings.add(name.replace('_', ' ') + " " + value));
        String ids = report.idLimit() == report.size() ? "" : ", ids below " + report.idLimit();
        Table table = new Table();
        row(table, "model", report.kind() + " (" + String.join(", ", settings) + ")");
        row(table, "size", report.size() + " tokens" + ids);
        for (Map.Entry<String, String> component : report.components().entrySet()) {
            row(table, component.getKey().replace('_', '-'), ComponentText.of(component.getValue()));
        }
        report.roles().forEach((role, id) -> table.row(role, id + " " + token(loaded, id)));
        row(table, "special tokens", summary(tokens(report.addedTokens(), true)));
        row(table, "added tokens", summary(tokens(report.addedTokens(), false)));
        row(
                table,
                "truncation",
                loaded.truncation().map(InspectTokenizer::words).orElse("none"));
        row(table, "padding", loaded.padding().map(InspectTokenizer::words).orElse("none"));
        List<String> samples = new ArrayList<>();
        report.samples().forEach((id, text) -> samples.add(id + " " + TokenEscapes.escape(text)));
        row(table, "some tokens", String.join(", ", samples));
        return table;
    }

    /// Breaks a long text behind commas and before the arrows of steps, so that a regular expression stays whole.
    private static void row(Table table, String name, String text) {
        String title = name;
        StringBuilder line = new StringBuilder();
        for (String part : List.of(BREAK.split(text))) {
            if (!line.isEmpty() && Table.width(line + part.stripTrailing()) > TEXT_WIDTH) {
                table.row(title, line.toString().strip());
                title = "";
                line.setLength(0);
            }
            line.append(part);
        }
        table.row(title, line.toString().strip());
    }

    private static String token(Tokenizer loaded, int id) {
        return TokenEscapes.escape(loaded.vocabulary().token(id));
    }

    private static List<String> tokens(List<AddedToken> tokens, boolean special) {
        return tokens.stream()
                .filter(token -> token.special() == special)
                .map(token -> token.id() + " " + TokenEscapes.escape(token.content()))
                .toList();
    }

    private static String summary(List<String> tokens) {
        if (tokens.isEmpty()) {
            return "none";
        }
        return tokens.size() <= SHOWN_TOKENS
                ? String.join(", ", tokens)
                : String.join(", ", tokens.subList(0, SHOWN_TOKENS)) + " and " + (tokens.size() - SHOWN_TOKENS)
                        + " more";
    }

    private static String words(Truncation truncation) {
        return "to " + truncation.maxLength() + " tokens, stride " + truncation.stride() + ", " + truncation.strategy()
                + ", " + truncation.direction() + " (in the file; applied by --truncate only)";
    }

    private static String words(Padding padding) {
        String length =
                padding.length().isPresent() ? "to " + padding.length().getAsInt() + " tokens" : "to the longest text";
        return length + " with " + padding.id() + " " + TokenEscapes.escape(padding.token()) + ", "
                + padding.direction() + " (in the file; applied by --pad only)";
    }

    private void printJson(Tokenizer loaded, TokenizerReport report) throws IOException {
        try (JsonGenerator out = Json.line(stipple.output())) {
            out.writeStartObject();
            out.writeStringField("tokenizer", tokenizer);
            out.writeStringField("kind", report.kind());
            out.writeNumberField("size", report.size());
            out.writeNumberField("id_limit", report.idLimit());
            out.writeObjectFieldStart("model");
            for (Map.Entry<String, Object> setting : report.model().entrySet()) {
                out.writeObjectField(setting.getKey(), setting.getValue());
            }
            out.writeEndObject();
            out.writeObjectFieldStart("roles");
            for (Map.Entry<String, Integer> role : report.roles().entrySet()) {
                out.writeNumberField(role.getKey(), role.getValue());
            }
            out.writeEndObject();
            writeAddedTokens(out, report.addedTokens());
            for (String name : List.of("normalizer", "pre_tokenizer", "post_processor", "decoder")) {
                out.writeFieldName(name);
                out.writeRawValue(report.components().getOrDefault(name, "null"));
            }
            writeFit(out, loaded);
            out.writeEndObject();
        }
        stipple.output().print('\n');
    }

    private static void writeAddedTokens(JsonGenerator out, List<AddedToken> tokens) throws IOException {
        out.writeArrayFieldStart("added_tokens");
        for (AddedToken token : tokens) {
            out.writeStartObject();
            out.writeNumberField("id", token.id());
            out.writeStringField("content", token.content());
            out.writeBooleanField("special", token.special());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeFit(JsonGenerator out, Tokenizer loaded) throws IOException {
        out.writeFieldName("truncation");
        if (loaded.truncation().isPresent()) {
            Truncation truncation = loaded.truncation().get();
            out.writeStartObject();
            out.writeNumberField("max_length", truncation.maxLength());
            out.writeNumberField("stride", truncation.stride());
            out.writeEndObject();
        } else {
            out.writeNull();
        }
        out.writeFieldName("padding");
        if (loaded.padding().isPresent()) {
            Padding padding = loaded.padding().get();
            out.writeStartObject();
            if (padding.length().isPresent()) {
                out.writeNumberField("length", padding.length().getAsInt());
            }
            out.writeNumberField("id", padding.id());
            out.writeStringField("token", padding.token());
            out.writeEndObject();
        } else {
            out.writeNull();
        }
    }
}
