package dev.stipple.cli;

import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import picocli.CommandLine.Option;

/// The options about special tokens, such as `<|endoftext|>` or `[CLS]`: in the text, and around it.
final class SpecialsOption {
    /// What the spelling of a special token in the text is.
    enum InText {
        TEXT,
        REJECT,
        ALLOW
    }

    @Option(
            names = "--special",
            paramLabel = "text|reject|allow",
            defaultValue = "text",
            description = "What the spelling of a special token in the text is: plain text (default), an error, or"
                    + " the token.")
    private InText inText;

    @Option(
            names = "--no-special-tokens",
            description = "Leave out the special tokens that the tokenizer puts around a text.")
    private boolean noSpecialTokens;

    Specials inText() {
        return switch (inText) {
            case TEXT -> Specials.AS_TEXT;
            case REJECT -> Specials.REJECT;
            case ALLOW -> Specials.ALLOW_ALL;
        };
    }

    Tokenizer applyTo(Tokenizer tokenizer) {
        return noSpecialTokens ? tokenizer.withoutSpecialTokens() : tokenizer;
    }
}
