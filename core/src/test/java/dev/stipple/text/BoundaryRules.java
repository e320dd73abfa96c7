package dev.stipple.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The slow twin of [WordBoundaries] and [SentenceBoundaries]: the rules as UAX #29 writes them, one by one,
/// each asked at each position. Classes are one letter each; `before` and `after` are regexes on the classes
/// around a position.
record BoundaryRules(Classes classes, String always, String ignored, List<Rule> first, List<Rule> rules) {
    /// One letter for each code point.
    @FunctionalInterface
    interface Classes {
        char of(int codePoint);
    }

    /// What to do where `before` matches the end of the text before a position and `after` the begin of what
    /// follows.
    record Rule(Pattern before, Pattern after, boolean breaks) {}

    static Rule join(String before, String after) {
        return rule(before, after, false);
    }

    static Rule cut(String before, String after) {
        return rule(before, after, true);
    }

    private static Rule rule(String before, String after, boolean breaks) {
        return new Rule(Pattern.compile("(?:" + before + ")$"), Pattern.compile("^(?:" + after + ")"), breaks);
    }

    List<String> split(String text) {
        int[] points = text.codePoints().toArray();
        var letters = new StringBuilder();
        for (int point : points) {
            letters.append(classes.of(point));
        }
        List<String> segments = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= points.length; i++) {
            if (i == points.length || breaks(letters.toString(), i)) {
                segments.add(new String(points, from, i - from));
                from = i;
            }
        }
        return segments;
    }

    private boolean breaks(String letters, int at) {
        Boolean early = decide(first, letters.substring(0, at), letters.substring(at));
        if (early != null) {
            return early;
        }
        if (ignored.indexOf(letters.charAt(at)) >= 0) {
            return false;
        }
        // X (Extend | Format | ZWJ)* counts as X, unless X is a line end.
        String shortened = "(?<=[^" + always + "])[" + ignored + "]+";
        String before = letters.substring(0, at).replaceAll(shortened, "");
        String after = letters.substring(at).replaceAll(shortened, "");
        return Boolean.TRUE.equals(decide(rules, before, after));
    }

    private static @Nullable Boolean decide(List<Rule> rules, String before, String after) {
        for (Rule rule : rules) {
            if (rule.before.matcher(before).find() && rule.after.matcher(after).find()) {
                return rule.breaks;
            }
        }
        return null;
    }
}
