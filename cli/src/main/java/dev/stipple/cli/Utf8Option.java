package dev.stipple.cli;

import dev.stipple.internal.unicode.Utf8;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Option;

/// The option for bytes that are no UTF-8: U+FFFD is read for them, and a message says so once an input; or
/// the input is refused.
final class Utf8Option {
    @Option(names = "--strict", description = "Refuse input that is not UTF-8, instead of reading U+FFFD for it.")
    private boolean strict;

    /// Looks at each text of one input before `action` does.
    TextAction checked(String input, Messages messages, TextAction action) {
        var said = new AtomicBoolean();
        return (text, out) -> {
            int invalid = Utf8.firstInvalid(text, 0, text.length);
            if (invalid < text.length) {
                if (strict) {
                    throw new IllegalArgumentException(
                            "invalid UTF-8 (%02X) at byte %d".formatted(text[invalid], invalid));
                }
                if (said.compareAndSet(false, true)) {
                    messages.say(TextInputs.shown(input) + ": has invalid UTF-8, U+FFFD is read for it; --strict says "
                            + "where, and refuses it");
                }
            }
            action.accept(text, out);
        };
    }
}
