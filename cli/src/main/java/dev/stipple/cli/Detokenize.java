package dev.stipple.cli;

import dev.stipple.token.Tokenizer;
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

/// `stipple detokenize`: ids to text.
@Command(
        name = "detokenize",
        description = "Turn token ids back into text.",
        footer = {
            "  echo '15496 11 466 345 588 8887 30' | stipple detokenize --tokenizer gpt2",
            "  stipple detokenize --tokenizer tokenizer.json --format u32 ids.u32"
        })
final class Detokenize implements Callable<Integer> {
    /// How ids are written.
    enum Format {
        IDS,
        U32
    }

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TokenizerOption tokenizer;

    @Option(
            names = "--format",
            paramLabel = "ids|u32",
            defaultValue = "ids",
            description = "Ids in decimal between white space (default), or as little-endian 32-bit numbers.")
    private Format format;

    @Option(
            names = "--no-special-tokens",
            description = "Leave out special tokens, such as those that tokenize put around the text.")
    private boolean noSpecialTokens;

    @Mixin
    private TextInputs inputs;

    @Override
    public Integer call() throws IOException {
        if (inputs.lines() && format == Format.U32) {
            throw new ParameterException(spec.commandLine(), "--lines and --format u32 exclude each other");
        }
        Tokenizer loaded = tokenizer.load();
        Tokenizer ready = noSpecialTokens ? loaded.withoutSpecialTokens() : loaded;
        TextAction action = (bytes, out) -> {
            int[] ids = format == Format.U32 ? IdReader.int32(bytes) : IdReader.decimal(bytes);
            out.write(ready.decodeBytes(ids));
            if (inputs.lines()) {
                out.print('\n');
            }
        };
        for (String name : inputs.names()) {
            inputs.forEach(name, stipple, action);
        }
        return ExitCode.OK;
    }
}
