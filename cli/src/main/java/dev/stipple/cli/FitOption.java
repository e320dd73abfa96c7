package dev.stipple.cli;

import dev.stipple.token.Role;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Truncation;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Cutting and filling texts to a number of tokens. Without these options neither happens, whatever a file
/// says.
final class FitOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private @Nullable Integer truncate;
    private @Nullable Integer pad;

    @Option(
            names = "--truncate",
            paramLabel = "N",
            description = "Cut each text to at most N tokens, special ones included.")
    void setTruncate(int tokens) {
        truncate = positive("--truncate", tokens);
    }

    @Option(
            names = "--pad",
            paramLabel = "N",
            description = "Fill each text up to N tokens with the tokenizer's padding token.")
    void setPad(int tokens) {
        pad = positive("--pad", tokens);
    }

    private int positive(String option, int tokens) {
        if (tokens < 1) {
            throw new ParameterException(spec.commandLine(), option + " " + tokens + " is not positive");
        }
        return tokens;
    }

    Tokenizer applyTo(Tokenizer tokenizer) {
        Tokenizer fitted = tokenizer;
        if (truncate != null) {
            fitted = fitted.withTruncation(Truncation.to(truncate));
        }
        if (pad != null) {
            fitted = fitted.withPadding(padding(tokenizer, pad));
        }
        return fitted;
    }

    /// As the file says, else by the token whose role is padding.
    private static Padding padding(Tokenizer tokenizer, int length) {
        if (tokenizer.padding().isPresent()) {
            Padding told = tokenizer.padding().get();
            return new Padding(
                    OptionalInt.of(length),
                    told.direction(),
                    told.multipleOf(),
                    told.id(),
                    told.typeId(),
                    told.token());
        }
        OptionalInt id = tokenizer.id(Role.PAD);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("--pad " + length + ": the tokenizer has no padding token");
        }
        return Padding.to(length, id.getAsInt(), tokenizer.vocabulary().token(id.getAsInt()));
    }
}
