package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;
import dev.stipple.text.AlignedTextBuilder;
import dev.stipple.text.TextPattern;

/// Puts a string in place of each match of a pattern.
///
/// @param pattern what to look for
/// @param content what to put there; taken literally
public record Replace(TextPattern pattern, String content) implements Normalizer {
    /// Each char of the content takes the origin of the match's last code point; for an empty match, of the code point
    /// before it.
    @Override
    public AlignedText normalize(AlignedText text) {
        if (text.length() == 0) {
            return text;
        }
        AlignedTextBuilder builder = new AlignedTextBuilder(text);
        TextPattern.Matches matches = pattern.matches(text);
        int kept = 0;
        while (matches.next()) {
            int end = matches.end();
            int last = end == 0 ? 0 : end - Character.charCount(Character.codePointBefore(text, end));
            builder.keep(kept, matches.start()).put(content, last, end);
            kept = end;
        }
        return builder.keep(kept, text.length()).build();
    }
}
