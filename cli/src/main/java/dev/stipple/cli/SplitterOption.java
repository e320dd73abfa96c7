package dev.stipple.cli;

import dev.stipple.text.Splitter;
import picocli.CommandLine.Option;

/// What cuts a text into words.
final class SplitterOption {
    @Option(
            names = "--splitter",
            paramLabel = "NAME",
            defaultValue = "blanks",
            description = {
                "blanks: at blanks (the default).",
                "punctuation: around marks such as , . : ; ? ! too.",
                "unicode: at the word boundaries of UAX #29."
            })
    private Cut cut;

    /// The splitters by name.
    enum Cut {
        BLANKS(Splitter.blanks()),
        PUNCTUATION(Splitter.punctuation()),
        UNICODE(Splitter.unicodeWords());

        @SuppressWarnings("ImmutableEnumChecker") // splitters are immutable
        private final Splitter splitter;

        Cut(Splitter splitter) {
            this.splitter = splitter;
        }
    }

    Splitter splitter() {
        return cut.splitter;
    }
}
