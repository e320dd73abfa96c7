package dev.stipple.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits by `java.util.regex`, one pattern after the other, with matches and gaps as pieces: the slow judge of the
/// scanners.
final class RegexTwin {
    private final List<Pattern> patterns;

    RegexTwin(List<String> regexes) {
        // Java's $ also matches before a last line break, the references' here doesn't.
        patterns = regexes.stream()
                .map(regex -> Pattern.compile(
                        regex.replace("\\s++$", "\\s++\\z"), Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE))
                .toList();
    }

    /// The pieces of a text.
    List<String> pieces(String text) {
        List<String> pieces = text.isEmpty() ? List.of() : List.of(text);
        for (Pattern pattern : patterns) {
            List<String> cut = new ArrayList<>();
            for (String piece : pieces) {
                split(pattern, piece, cut);
            }
            pieces = cut;
        }
        return pieces;
    }

    /// Where the pieces end, in bytes of UTF-8.
    int[] ends(String text) {
        int[] ends = new int[text.length()];
        int count = 0;
        int end = 0;
        for (String piece : pieces(text)) {
            end += piece.getBytes(UTF_8).length;
            ends[count++] = end;
        }
        return java.util.Arrays.copyOf(ends, count);
    }

    private static void split(Pattern pattern, String text, List<String> pieces) {
        Matcher matcher = pattern.matcher(text);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() > at) {
                pieces.add(text.substring(at, matcher.start()));
            }
            pieces.add(matcher.group());
            at = matcher.end();
        }
        if (at < text.length()) {
            pieces.add(text.substring(at));
        }
    }
}
