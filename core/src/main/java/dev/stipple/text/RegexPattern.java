package dev.stipple.text;

import dev.stipple.internal.regex.OnigurumaPattern;

/// A pattern that finds matches of a regular expression in Oniguruma's syntax, the one of Hugging Face tokenizers.
///
/// Two are equal when their sources are.
public final class RegexPattern implements TextPattern {
    private final OnigurumaPattern pattern;

    /// Compiles `source`.
    ///
    /// @throws java.util.regex.PatternSyntaxException if that cannot be done
    public RegexPattern(String source) {
        this.pattern = OnigurumaPattern.of(source);
    }

    @Override
    public String source() {
        return pattern.source();
    }

    @Override
    public Matches matches(CharSequence text) {
        OnigurumaPattern.Finder finder = pattern.finder(text);
        return new Matches() {
            @Override
            public boolean next() {
                return finder.next();
            }

            @Override
            public int start() {
                return finder.start();
            }

            @Override
            public int end() {
                return finder.end();
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegexPattern that && source().equals(that.source());
    }

    @Override
    public int hashCode() {
        return source().hashCode();
    }

    @Override
    public String toString() {
        return "RegexPattern[source=" + source() + "]";
    }
}
