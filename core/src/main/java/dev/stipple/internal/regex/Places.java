package dev.stipple.internal.regex;

import dev.stipple.internal.regex.Node.Place;
import dev.stipple.internal.unicode.CodePointSet;

/// Tells whether a place in a text is one that an anchor stands for.
final class Places {
    private static final CodePointSet WORD = UnicodeProperties.wordOutsideBrackets();
    private static final CodePointSet ASCII_WORD = WORD.intersection(UnicodeProperties.ASCII);

    private Places() {}

    /// Whether `at` is a `place` of `text`, in which the search began at `searchStart`.
    static boolean is(Place place, char[] text, int at, int searchStart) {
        int length = text.length;
        return switch (place) {
            case LINE_START -> at == 0 || (text[at - 1] == '\n' && at < length);
            case LINE_END -> at == length || text[at] == '\n';
            case TEXT_START -> at == 0;
            case TEXT_END -> at == length;
            case LAST_LINE_END -> at == length || (at == length - 1 && text[at] == '\n');
            case WORD_BOUNDARY -> isBoundary(WORD, text, at);
            case NO_WORD_BOUNDARY -> !isBoundary(WORD, text, at);
            case ASCII_WORD_BOUNDARY -> isBoundary(ASCII_WORD, text, at);
            case NO_ASCII_WORD_BOUNDARY -> !isBoundary(ASCII_WORD, text, at);
            case SEARCH_START -> at == searchStart;
            case KEEP -> true;
        };
    }

    private static boolean isBoundary(CodePointSet word, char[] text, int at) {
        boolean before = at > 0 && word.contains(Character.codePointBefore(text, at));
        boolean after = at < text.length && word.contains(Character.codePointAt(text, at));
        return before != after;
    }
}
