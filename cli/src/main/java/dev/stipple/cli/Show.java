package dev.stipple.cli;

import dev.stipple.text.Splitter;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `stipple show`: the whole way of a sentence, step by step.
@Command(
        name = "show",
        description = "Show the way of a sentence: its words, their tokens, their ids.",
        footer = {
            "  stipple show \"Hello, do you like tea?\"",
            "  stipple show --tokenizer bert-base-uncased \"Stippling draws with dots.\""
        })
final class Show implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE",
            defaultValue = "gpt2",
            description = "The tokenizer's name or file; gpt2 if not given.")
    private String tokenizer;

    @Mixin
    private SpecialsOption specials;

    @Mixin
    private JsonOption json;

    @Parameters(paramLabel = "TEXT", description = "The sentence.")
    private String text;

    /// A word and its chars `[start, end)`.
    private record Word(String text, int start, int end) {}

    @Override
    public Integer call() throws IOException {
        Tokenizer ready = specials.applyTo(Tokenizers.load(tokenizer));
        Tokens tokens = ready.tokenize(text, specials.inText());
        List<Word> words = words(text);
        if (json.isOn()) {
            printJson(words, tokens);
        } else {
            printTable(words, tokens, ready.decode(tokens.ids()));
        }
        return ExitCode.OK;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Splitter.punctuation().split(text, (start, end) -> words.add(new Word(text.substring(start, end), start, end)));
        return words;
    }

    private void printTable(List<Word> words, Tokens tokens, String decoded) throws IOException {
        Table table = new Table().row("word", "token", "id", "chars");
        int next = 0;
        for (int i = 0; i < tokens.size(); i++) {
            List<String> begun = new ArrayList<>();
            while (!tokens.isSpecial(i) && next < words.size() && words.get(next).start < tokens.end(i)) {
                begun.add(words.get(next++).text);
            }
            table.row(
                    String.join(" ", begun),
                    TokenPrinter.onOneLine(tokens.token(i)),
                    tokens.id(i),
                    tokens.isSpecial(i) ? "" : tokens.start(i) + "-" + tokens.end(i));
        }
        table.print(stipple.output());
        stipple.output()
                .line("")
                .line("%d words, %d tokens; decoded: %s".formatted(words.size(), tokens.size(), decoded));
    }

    private void printJson(List<Word> words, Tokens tokens) throws IOException {
        try (var line = Json.line(stipple.output())) {
            line.writeStartObject();
            line.writeStringField("text", text);
            line.writeArrayFieldStart("words");
            for (Word word : words) {
                line.writeString(word.text);
            }
            line.writeEndArray();
            line.writeArrayFieldStart("tokens");
            for (String token : tokens.tokens()) {
                line.writeString(token);
            }
            line.writeEndArray();
            line.writeFieldName("ids");
            line.writeArray(tokens.ids(), 0, tokens.size());
            line.writeEndObject();
        }
        stipple.output().print('\n');
    }
}
