package dev.stipple.internal.regex;

/// A regular expression in Oniguruma's syntax, matched as Oniguruma matches it.
///
/// The engine is our own and not a translation to `java.util.regex`, for three reasons: character classes stay frozen
/// at Unicode 16.0 whatever JDK runs; no input overflows the stack; and the time stays linear in the text for all but
/// a few exotic patterns. Case is ignored by folding single characters only (`(?i)ss` does not match `ß`).
///
/// Immutable and thread-safe.
public final class OnigurumaPattern {
    private final String source;
    private final Program program;

    private OnigurumaPattern(String source, Program program) {
        this.source = source;
        this.program = program;
    }

    /// The pattern that `source` is.
    ///
    /// @throws java.util.regex.PatternSyntaxException if it is none, or asks for what is not supported
    public static OnigurumaPattern of(String source) {
        return new OnigurumaPattern(source, Compiler.compile(source));
    }

    /// The pattern as written.
    public String source() {
        return source;
    }

    /// A walk over the matches in `text`.
    public Finder finder(CharSequence text) {
        return new Finder(program, text.toString().toCharArray());
    }

    /// A walk over the matches in a text, from left to right and without overlap. An empty match right after another
    /// one is passed over. Not thread-safe.
    public static final class Finder {
        private final Machine machine;
        private final char[] text;
        private int searchFrom;
        private int start;
        private int end = -1;

        private Finder(Program program, char[] text) {
            this.machine = new Machine(program, text);
            this.text = text;
        }

        /// Moves to the next match, and returns whether there is one.
        public boolean next() {
            while (searchFrom <= text.length) {
                int found = machine.search(searchFrom);
                if (found < 0) {
                    searchFrom = text.length + 1;
                } else if (found == machine.start() && found == end) {
                    searchFrom +=
                            searchFrom < text.length ? Character.charCount(Character.codePointAt(text, searchFrom)) : 1;
                } else {
                    start = machine.start();
                    end = found;
                    searchFrom = found;
                    return true;
                }
            }
            return false;
        }

        /// Where the match starts, in chars.
        public int start() {
            return start;
        }

        /// Where the match ends, in chars.
        public int end() {
            return end;
        }
    }
}
