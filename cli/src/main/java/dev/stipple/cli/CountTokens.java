package dev.stipple.cli;

import dev.stipple.token.Tokenizer;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `stipple count-tokens`: how many tokens texts have.
@Command(
        name = "count-tokens",
        description = "Count the tokens of each file, and of all together.",
        footer = {
            "  stipple count-tokens --tokenizer gpt-4o report.txt",
            "  git show HEAD | stipple count-tokens --tokenizer cl100k_base",
        })
final class CountTokens implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Mixin
    private TokenizerOption tokenizer;

    @Mixin
    private SpecialsOption specials;

    @Mixin
    private FitOption fit;

    @Mixin
    private Utf8Option utf8;

    @Mixin
    private JsonOption json;

    @Mixin
    private TextInputs texts;

    @Override
    public Integer call() throws IOException {
        Tokenizer ready = fit.applyTo(specials.applyTo(tokenizer.load()));
        long total = 0;
        for (String name : texts.names()) {
            var count = new LongAdder();
            TextAction action = (text, out) -> count.add(ready.count(text, specials.inText()));
            texts.forEach(name, stipple, utf8.checked(name, stipple.messages(), action));
            total += count.sum();
            report(name, count.sum());
        }
        if (texts.names().size() > 1 && !json.isOn()) {
            report("total", total);
        }
        return ExitCode.OK;
    }

    /// The bare number for a single text, which scripts use; number and name for several.
    private void report(String name, long count) throws IOException {
        if (json.isOn()) {
            try (var line = Json.line(stipple.output())) {
                line.writeStartObject();
                line.writeStringField("file", name);
                line.writeNumberField("tokens", count);
                line.writeEndObject();
            }
            stipple.output().print('\n');
        } else if (texts.names().size() == 1) {
            stipple.output().line(Long.toString(count));
        } else {
            stipple.output().line("%d\t%s".formatted(count, name));
        }
    }
}
