package dev.stipple.text;

/// What to look for in a text: a literal string, or a regular expression in Oniguruma's syntax.
///
/// Immutable and thread-safe.
public sealed interface TextPattern permits LiteralPattern, RegexPattern {
    /// Returns the pattern that finds `text` itself.
    static TextPattern literal(String text) {
        return new LiteralPattern(text);
    }

    /// Returns the pattern that finds matches of `regex`.
    ///
    /// @throws java.util.regex.PatternSyntaxException if `regex` is no regular expression in Oniguruma's syntax, or
    ///     asks for something that Stipple does not do
    static TextPattern regex(String regex) {
        return new RegexPattern(regex);
    }

    /// Returns what is looked for, as written.
    String source();

    /// Returns the matches in `text` from left to right. They do not overlap; empty ones are found too, except right
    /// after another match.
    Matches matches(CharSequence text);

    /// A walk over the matches in a text.
    interface Matches {
        /// Moves to the next match, and returns whether there is one.
        boolean next();

        /// Returns the first char of the match.
        int start();

        /// Returns the char after the match.
        int end();
    }
}
