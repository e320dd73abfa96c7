package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Normalizes a whole text as SentencePiece does before it looks for pieces.
///
/// From left to right, the longest user-defined symbol stays as it is, else the longest rule of the compiled
/// character map is applied, else a character is kept. Spaces that result are made visible as `▁`, and may be
/// added in front and be removed at the ends and in runs, as [Options] say. Unlike [Precompiled], the rules
/// are matched on the text itself, across character boundaries.
///
/// Each char comes from where its rule matched, up to where the next char comes from.
///
/// Immutable and thread-safe.
public final class SentencePieceNormalizer implements Normalizer {
    private static final char SPACE_SYMBOL = '▁';

    /// What to do with spaces.
    ///
    /// @param addDummyPrefix whether a space is put in front (behind, with `treatWhitespaceAsSuffix`)
    /// @param removeExtraWhitespaces whether spaces at both ends are removed and runs become one
    /// @param escapeWhitespaces whether a space becomes `▁`
    /// @param treatWhitespaceAsSuffix whether words end with their space instead of starting with it
    public record Options(
            boolean addDummyPrefix,
            boolean removeExtraWhitespaces,
            boolean escapeWhitespaces,
            boolean treatWhitespaceAsSuffix) {

        /// What SentencePiece does unless a model says otherwise.
        public static final Options DEFAULT = new Options(true, true, true, false);

        /// Returns these options with `addDummyPrefix`.
        public Options withAddDummyPrefix(boolean addDummyPrefix) {
            return new Options(addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces, treatWhitespaceAsSuffix);
        }

        /// Returns these options with `removeExtraWhitespaces`.
        public Options withRemoveExtraWhitespaces(boolean removeExtraWhitespaces) {
            return new Options(addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces, treatWhitespaceAsSuffix);
        }

        /// Returns these options with `escapeWhitespaces`.
        public Options withEscapeWhitespaces(boolean escapeWhitespaces) {
            return new Options(addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces, treatWhitespaceAsSuffix);
        }

        /// Returns these options with `treatWhitespaceAsSuffix`.
        public Options withTreatWhitespaceAsSuffix(boolean treatWhitespaceAsSuffix) {
            return new Options(addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces, treatWhitespaceAsSuffix);
        }
    }

    private final Optional<CharsMap> rules;
    private final Options options;
    private final List<String> userDefined;
    private final SymbolTree symbols;

    private SentencePieceNormalizer(Optional<CharsMap> rules, Options options, List<String> userDefined) {
        this.rules = rules;
        this.options = options;
        this.userDefined = userDefined;
        this.symbols = SymbolTree.of(userDefined);
    }

    @Override
    public String toString() {
        return (rules.isPresent() ? "with" : "without") + " a characters map, " + options + ", " + userDefined.size()
                + " user-defined pieces";
    }

    /// Returns a normalizer that applies `rules`, if there are any, and keeps each of `userDefined` as it is.
    public static SentencePieceNormalizer of(Optional<CharsMap> rules, Options options, List<String> userDefined) {
        return new SentencePieceNormalizer(rules, options, List.copyOf(userDefined));
    }

    /// Returns the compiled character map.
    public Optional<CharsMap> rules() {
        return rules;
    }

    /// Returns what is done with spaces.
    public Options options() {
        return options;
    }

    /// Returns the symbols that are kept as they are.
    public List<String> userDefined() {
        return userDefined;
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        Run run = new Run(text);
        run.rewrite();
        return run.result();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentencePieceNormalizer that
                && rules.equals(that.rules)
                && options.equals(that.options)
                && userDefined.equals(that.userDefined);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, options, userDefined);
    }

    /// One text on its way.
    private final class Run {
        private final AlignedText text;
        private final String input;
        private final byte[] utf8;
        private final char space = options.escapeWhitespaces() ? SPACE_SYMBOL : ' ';
        private final StringBuilder output;
        /// Where each char of `output` comes from, as a char of `input`.
        private int[] origins;
        /// The next char of `input`, and the same place in `utf8`.
        private int position;

        private int bytePosition;
        /// What [#step()] found, and the char that it began at.
        private String replacement = "";

        private int stepStart;

        Run(AlignedText text) {
            this.text = text;
            this.input = text.toString();
            this.utf8 = input.getBytes(StandardCharsets.UTF_8);
            this.output = new StringBuilder(input.length() + 1);
            this.origins = new int[input.length() + 1];
        }

        void rewrite() {
            boolean more = step();
            while (options.removeExtraWhitespaces() && more && replacement.equals(" ")) {
                more = step();
            }
            if (!more) {
                return;
            }
            if (options.addDummyPrefix() && !options.treatWhitespaceAsSuffix()) {
                append(space);
            }
            boolean afterSpace = options.removeExtraWhitespaces();
            for (; more; more = step()) {
                int from = 0;
                while (afterSpace && from < replacement.length() && replacement.charAt(from) == ' ') {
                    from++;
                }
                for (int i = from; i < replacement.length(); i++) {
                    append(replacement.charAt(i) == ' ' ? space : replacement.charAt(i));
                }
                if (from < replacement.length()) {
                    afterSpace = options.removeExtraWhitespaces() && replacement.endsWith(" ");
                }
            }
            stepStart = position;
            if (options.removeExtraWhitespaces()) {
                removeSpacesAtTheEnd();
            }
            if (options.addDummyPrefix() && options.treatWhitespaceAsSuffix()) {
                append(space);
            }
        }

        private void removeSpacesAtTheEnd() {
            while (!output.isEmpty() && output.charAt(output.length() - 1) == space) {
                stepStart = origins[output.length() - 1];
                output.setLength(output.length() - 1);
            }
        }

        /// Takes the next symbol, match of a rule, or character; false at the end.
        private boolean step() {
            stepStart = position;
            if (position == input.length()) {
                return false;
            }
            int end = symbols.longestEnd(input, position);
            if (end < 0) {
                if (applyRule()) {
                    return true;
                }
                end = input.offsetByCodePoints(position, 1);
            }
            replacement = input.substring(position, end);
            bytePosition += replacement.getBytes(StandardCharsets.UTF_8).length;
            position = end;
            return true;
        }

        private boolean applyRule() {
            if (rules.isEmpty()) {
                return false;
            }
            CharsMap charsMap = rules.get();
            long match = charsMap.longest(utf8, bytePosition, utf8.length);
            if (match == CharsMap.NO_MATCH) {
                return false;
            }
            replacement = charsMap.replacement(match);
            skipBytes(CharsMap.length(match));
            return true;
        }

        /// Moves by `length` bytes; a character that they end within counts whole.
        private void skipBytes(int length) {
            for (int end = bytePosition + length; bytePosition < end; ) {
                int next = input.offsetByCodePoints(position, 1);
                bytePosition += input.substring(position, next).getBytes(StandardCharsets.UTF_8).length;
                position = next;
            }
        }

        private void append(char c) {
            if (output.length() == origins.length) {
                origins = Arrays.copyOf(origins, 2 * origins.length);
            }
            origins[output.length()] = stepStart;
            output.append(c);
        }

        AlignedText result() {
            int length = output.length();
            int[] starts = new int[length];
            int[] ends = new int[length];
            int end = origin(stepStart);
            for (int i = length - 1; i >= 0; i--) {
                starts[i] = origin(origins[i]);
                ends[i] = end;
                end = starts[i];
            }
            return AlignedText.of(output.toString(), starts, ends);
        }

        private int origin(int position) {
            if (position < text.length()) {
                return text.originStart(position);
            }
            return position == 0 ? 0 : text.originEnd(position - 1);
        }
    }
}
