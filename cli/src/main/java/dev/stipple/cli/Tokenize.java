package dev.stipple.cli;

import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.OffsetUnit;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple tokenize`: texts to ids.
@Command(
        name = "tokenize",
        description = "Turn text into token ids, one line for each text.",
        footer = {
            "  stipple tokenize --tokenizer gpt2 story.txt",
            "  echo 'Hello, do you like tea?' | stipple tokenize --tokenizer o200k_base --format tokens",
            "  stipple tokenize --tokenizer tokenizer.json --lines --format u32 corpus.txt > ids.u32"
        })
final class Tokenize implements Callable<Integer> {
    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TokenizerOption tokenizer;

    @Mixin
    private SpecialsOption specials;

    @Option(
            names = "--format",
            paramLabel = "ids|tokens|offsets|u32",
            defaultValue = "ids",
            description = "Ids in decimal (default); tokens as the vocabulary spells them; start:end of each token in"
                    + " the text; or ids as little-endian 32-bit numbers without anything between.")
    private TokenFormat format;

    @Option(
            names = "--offset-unit",
            paramLabel = "chars|code-points|bytes",
            defaultValue = "chars",
            description = "What offsets count: UTF-16 units (default), code points as Python does, or UTF-8 bytes.")
    private OffsetUnit offsetUnit;

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
        if (json.isOn() && format == TokenFormat.U32) {
            throw new ParameterException(spec.commandLine(), "--json and --format u32 exclude each other");
        }
        Tokenizer ready = fit.applyTo(specials.applyTo(tokenizer.load())).withOffsets(offsetUnit);
        TokenPrinter printer = new TokenPrinter(ready, specials.inText());
        TextAction action = json.isOn() ? printer::json : (text, out) -> printer.print(text, format, out);
        for (String name : texts.names()) {
            texts.forEach(name, stipple, utf8.checked(name, stipple.messages(), action));
        }
        return ExitCode.OK;
    }
}
