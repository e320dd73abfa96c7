package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import java.util.Optional;

/// Reads a bracket expression: ranges, escapes, `[:alpha:]`, nested brackets and `&&`.
final class ClassParser {
    private static final int MOST_NESTED = 100;

    private final PatternReader reader;
    private final EscapeParser escapes;
    private final Options options;
    private int depth;

    ClassParser(PatternReader reader, Options options) {
        this.reader = reader;
        this.escapes = EscapeParser.inBrackets(reader);
        this.options = options;
    }

    /// Reads what follows an opening bracket, up to the closing one. Case is folded once, for the outermost bracket,
    /// and before its `^` takes effect.
    CodePointSet parse() {
        boolean negative = reader.skip("^");
        CodePointSet set = content();
        if (options.ignoreCase()) {
            set = CaseFolding.close(set);
        }
        return negative ? set.complement() : set;
    }

    private CodePointSet nested() {
        if (++depth > MOST_NESTED) {
            throw reader.error("brackets nested deeper than " + MOST_NESTED);
        }
        boolean negative = reader.skip("^");
        CodePointSet set = content();
        depth--;
        return negative ? set.complement() : set;
    }

    /// The intersection of the parts between `&&`.
    private CodePointSet content() {
        CodePointSet all = CodePointSet.ALL;
        CodePointSet part = CodePointSet.NONE;
        // A closing bracket right at the start is a character, if another one can close.
        if (reader.isAt("]")) {
            reader.read();
            if (!reader.isAhead(']')) {
                throw reader.error("empty brackets");
            }
            part = range(']');
        }
        while (!reader.skip("]")) {
            if (reader.skip("&&")) {
                all = all.intersection(part);
                part = CodePointSet.NONE;
            } else {
                part = part.union(item());
            }
        }
        return all.intersection(part);
    }

    private CodePointSet item() {
        if (reader.isAt("[:")) {
            Optional<CodePointSet> posix = posix();
            if (posix.isPresent()) {
                return posix.get();
            }
        }
        if (reader.skip("[")) {
            return nested();
        }
        if (reader.isAt("\\")) {
            int start = reader.position();
            reader.read();
            Optional<CodePointSet> set = escapes.set(options);
            if (set.isPresent()) {
                return set.get();
            }
            reader.back(start);
        }
        return range(character());
    }

    /// `first` alone, or up to what follows a dash.
    private CodePointSet range(int first) {
        int start = reader.position();
        if (!reader.skip("-")) {
            return CodePointSet.of(first);
        }
        if (reader.isAt("]") || reader.isAt("[") || reader.isAt("&&") || isSetEscape()) {
            reader.back(start);
            return CodePointSet.of(first);
        }
        int last = character();
        if (last < first) {
            throw reader.error("empty range");
        }
        return CodePointSet.range(first, last);
    }

    private boolean isSetEscape() {
        int start = reader.position();
        boolean set = reader.skip("\\") && escapes.set(options).isPresent();
        reader.back(start);
        return set;
    }

    private int character() {
        int codePoint = reader.read();
        if (codePoint != '\\') {
            return codePoint;
        }
        return reader.skip("b") ? '\b' : escapes.character();
    }

    /// Reads `[:name:]` or `[:^name:]`; if the brackets hold no such name, reads nothing.
    private Optional<CodePointSet> posix() {
        int start = reader.position();
        reader.expect("[:");
        boolean negative = reader.skip("^");
        StringBuilder name = new StringBuilder();
        while (Character.isLetter(reader.peek())) {
            name.appendCodePoint(reader.read());
        }
        if (name.isEmpty() || !reader.skip(":]")) {
            reader.back(start);
            return Optional.empty();
        }
        CodePointSet set = escapes.posix(name.toString(), options);
        return Optional.of(negative ? set.complement() : set);
    }
}
