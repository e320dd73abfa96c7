package dev.stipple.internal.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A regular expression in Oniguruma's syntax.
public final class OnigurumaPattern {
    private final String source;
    private final Pattern pattern;

    private OnigurumaPattern(String source) {
        this.source = source;
        this.pattern =
                Pattern.compile(source, Pattern.UNICODE_CHARACTER_CLASS | Pattern.MULTILINE | Pattern.UNIX_LINES);
    }

    /// Compiles `source`.
    public static OnigurumaPattern of(String source) {
        return new OnigurumaPattern(source);
    }

    public String source() {
        return source;
    }

    public Finder finder(CharSequence text) {
        return new Finder(pattern.matcher(text));
    }

    /// A walk over the matches in a text.
    public static final class Finder {
        private final Matcher matcher;

        Finder(Matcher matcher) {
            this.matcher = matcher;
        }

        public boolean next() {
            return matcher.find();
        }

        public int start() {
            return matcher.start();
        }

        public int end() {
            return matcher.end();
        }
    }
}
