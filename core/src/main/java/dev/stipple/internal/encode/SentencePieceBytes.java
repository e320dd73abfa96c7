package dev.stipple.internal.encode;

import dev.stipple.text.normalize.CharsMap;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Rewrites UTF-8 as [SentencePieceNormalizer], its slow twin, rewrites text, with `▁` told as a blank.
///
/// Most of a text is ASCII that no rule touches, which is copied byte by byte; only where a rule or a symbol could
/// start is one looked for. Thread-safe.
final class SentencePieceBytes {
    /// Room behind the text, so that eight bytes may be read at each of its places.
    private static final int SLACK = 16;

    private static final byte BLANK = ' ';
    private static final byte[] MARK = CharacterBpe.MARK_BYTES;

    private final SentencePieceNormalizer.Options options;
    private final Optional<CharsMap> rules;
    private final ByteTrie symbols = new ByteTrie();
    /// The bytes that some user-defined symbol starts with.
    private final boolean[] symbolStarts = new boolean[256];
    /// The ASCII characters that stay as they are before another ASCII character.
    private final boolean[] plain = new boolean[256];

    /// @param normalizer one that marks blanks
    SentencePieceBytes(SentencePieceNormalizer normalizer) {
        this.options = normalizer.options();
        this.rules = normalizer.rules();
        List<String> userDefined = normalizer.userDefined();
        for (int i = 0; i < userDefined.size(); i++) {
            byte[] symbol = userDefined.get(i).getBytes(StandardCharsets.UTF_8);
            symbols.add(symbol, i);
            symbolStarts[symbol[0] & 0xFF] = true;
        }
        for (int c = 0; c < 128; c++) {
            int character = c;
            plain[c] = c != BLANK && !symbolStarts[c] && rules.stream().allMatch(map -> map.keepsAscii(character));
        }
    }

    /// Normalized text: the first `length` of `bytes`, which at least 16 bytes of room follow.
    static final class Text {
        final byte[] bytes;
        final int length;

        private Text(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    /// Returns what becomes of `utf8[from, to)`.
    Text normalize(byte[] utf8, int from, int to) {
        return new Run(utf8, from, to).text();
    }

    /// One text on its way.
    private final class Run {
        private final byte[] input;
        private final int to;
        private int at;
        private byte[] output;
        private int size;
        /// What the last step found.
        private byte[] found;

        private int foundFrom;
        private int foundTo;

        Run(byte[] input, int from, int to) {
            this.input = input;
            this.to = to;
            this.at = from;
            this.output = new byte[to - from + (to - from) / 16 + SLACK + 2];
            this.found = input;
        }

        Text text() {
            boolean more = step();
            while (options.removeExtraWhitespaces() && more && isBlank()) {
                more = step();
            }
            if (more) {
                if (options.addDummyPrefix() && !options.treatWhitespaceAsSuffix()) {
                    output[size++] = BLANK;
                }
                rewrite();
                while (options.removeExtraWhitespaces() && size > 0 && output[size - 1] == BLANK) {
                    size--;
                }
                if (options.addDummyPrefix() && options.treatWhitespaceAsSuffix()) {
                    reserve(1);
                    output[size++] = BLANK;
                }
            }
            return new Text(output, size);
        }

        private boolean isBlank() {
            return foundTo == foundFrom + 1 && found[foundFrom] == BLANK;
        }

        /// Writes what the last step found and all that follows.
        private void rewrite() {
            boolean removes = options.removeExtraWhitespaces();
            boolean afterBlank = removes;
            do {
                int from = foundFrom;
                while (afterBlank && from < foundTo && found[from] == BLANK) {
                    from++;
                }
                if (from < foundTo) {
                    append(found, from, foundTo);
                    afterBlank = removes && found[foundTo - 1] == BLANK;
                }
                afterBlank &= !copyPlain();
            } while (step());
        }

        /// Copies characters as long as nothing can happen to them, and tells whether there were any.
        private boolean copyPlain() {
            reserve(to - at);
            int last = to - 1;
            int i = at;
            byte[] target = output;
            int end = size;
            while (i < last && input[i] >= 0 && plain[input[i]] && input[i + 1] >= 0) {
                target[end++] = input[i++];
            }
            boolean any = i > at;
            at = i;
            size = end;
            return any;
        }

        private void append(byte[] bytes, int from, int to) {
            reserve(to - from);
            for (int i = from; i < to; i++) {
                boolean isMark =
                        bytes[i] == MARK[0] && i + 2 < to && bytes[i + 1] == MARK[1] && bytes[i + 2] == MARK[2];
                output[size++] = isMark ? BLANK : bytes[i];
                i += isMark ? 2 : 0;
            }
        }

        private void reserve(int more) {
            if (size + more + SLACK > output.length) {
                output = Arrays.copyOf(output, Math.max(size + more + SLACK, output.length + output.length / 2));
            }
        }

        /// Finds the next symbol, match of a rule, or character; false at the end.
        private boolean step() {
            if (at == to) {
                return false;
            }
            found = input;
            foundFrom = at;
            if (symbolStarts[input[at] & 0xFF]) {
                long symbol = symbols.longest(input, at, to);
                if (symbol != ByteTrie.NONE) {
                    at = ByteTrie.end(symbol);
                    foundTo = at;
                    return true;
                }
            }
            long match = rules.isPresent() ? rules.get().longest(input, at, to) : CharsMap.NO_MATCH;
            if (match == CharsMap.NO_MATCH) {
                at = characterEnd(at + 1);
                foundTo = at;
            } else {
                // A character that the match ends within counts whole.
                at = characterEnd(at + CharsMap.length(match));
                setReplacement(rules.get(), match);
            }
            return true;
        }

        private int characterEnd(int from) {
            int end = from;
            while (end < to && (input[end] & 0xC0) == 0x80) {
                end++;
            }
            return end;
        }

        private void setReplacement(CharsMap map, long match) {
            found = map.replacements();
            foundFrom = Math.min(CharsMap.offset(match), found.length);
            if (foundFrom < found.length && (found[foundFrom] & 0xC0) == 0x80) {
                // A map that points into a character is broken, but must not break the text.
                found = map.replacement(match).getBytes(StandardCharsets.UTF_8);
                foundFrom = 0;
            }
            foundTo = foundFrom;
            while (foundTo < found.length && found[foundTo] != 0) {
                foundTo++;
            }
        }
    }
}
