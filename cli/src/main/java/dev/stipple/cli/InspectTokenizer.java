package dev.stipple.cli;

import dev.stipple.token.Role;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final int LONGEST = 200;
    private static final Pattern OPTIONAL = Pattern.compile("Optional(?:Int)?\\[(\\w*)]");

    @ParentCommand
    private Stipple stipple;

    @Parameters(paramLabel = "NAME|FILE", description = "The tokenizer's name or file.")
    private String tokenizer;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws IOException {
        Tokenizer inspected = Tokenizers.load(tokenizer);
        SequencedMap<String, Object> facts = facts(inspected);
        if (json.isOn()) {
            printJson(facts);
        } else {
            Table table = new Table();
            facts.forEach((name, value) -> table.row(name.replace('_', ' '), shortened(value.toString())));
            table.print(stipple.output());
        }
        return ExitCode.OK;
    }

    private static SequencedMap<String, Object> facts(Tokenizer tokenizer) {
        Pipeline pipeline = tokenizer.pipeline();
        List<AddedToken> added = pipeline.addedTokens();
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", pipeline.model().getClass().getSimpleName());
        facts.put("vocabulary_size", tokenizer.vocabulary().size());
        facts.put("largest_id", tokenizer.vocabulary().idLimit() - 1);
        facts.put("added_tokens", added.size());
        facts.put(
                "special_tokens",
                added.stream()
                        .filter(AddedToken::special)
                        .map(AddedToken::content)
                        .collect(Collectors.joining(" ")));
        for (Role role : Role.values()) {
            OptionalInt id = tokenizer.id(role);
            if (id.isPresent()) {
                facts.put(
                        Choice.name(role),
                        id.getAsInt() + " " + tokenizer.vocabulary().token(id.getAsInt()));
            }
        }
        facts.put("normalizer", step(pipeline.normalizer()));
        facts.put("pre_tokenizer", step(pipeline.preTokenizer()));
        facts.put("post_processor", step(pipeline.postProcessor()));
        facts.put("decoder", step(pipeline.decoder()));
        facts.put("truncation", carried(pipeline.truncation()));
        facts.put("padding", carried(pipeline.padding()));
        return facts;
    }

    /// A step as its record prints it, less Java's wrapping of absent and present values.
    private static String step(Optional<?> step) {
        return step.map(value -> OPTIONAL.matcher(value.toString().replaceAll("Optional(Int)?\\.empty", "none"))
                        .replaceAll("$1"))
                .orElse("none");
    }

    /// Settings in the file don't cut or fill anything until somebody asks, which is worth saying.
    private static String carried(Optional<?> setting) {
        return step(setting) + (setting.isPresent() ? " (in the file; applied only when asked)" : "");
    }

    private static String shortened(String text) {
        String line = TokenPrinter.onOneLine(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }

    private void printJson(Map<String, Object> facts) throws IOException {
        try (var line = Json.line(stipple.output())) {
            line.writeStartObject();
            for (Map.Entry<String, Object> fact : facts.entrySet()) {
                if (fact.getValue() instanceof Integer number) {
                    line.writeNumberField(fact.getKey(), number);
                } else {
                    line.writeStringField(fact.getKey(), fact.getValue().toString());
                }
            }
            line.writeEndObject();
        }
        stipple.output().print('\n');
    }
}
