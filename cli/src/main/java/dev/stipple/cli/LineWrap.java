package dev.stipple.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Breaks text into lines, at blanks alone: picocli breaks file names at their points, and options at their hyphens.
final class LineWrap {
    /// Blanks in quotes, and the one between an option and its value, are none to break at.
    private static final Pattern ARGUMENT = Pattern.compile("(?:--\\S+ (?![-|>]))?(?:'[^']*'|\"[^\"]*\"|\\S)+");

    private static final String MORE = " \\";

    private LineWrap() {}

    /// Returns lines of at most `width` letters; those behind the first begin with `indent`. A longer word has a line
    /// of its own.
    static List<String> prose(String text, int width, String indent) {
        return lines(List.of(text.split(" ", -1)), width, indent, "");
    }

    /// Returns an example of the shell as lines that can be pasted: the first begins as it does, each but the last
    /// ends with a backslash.
    static List<String> command(String command, int width) {
        String begin =
                command.substring(0, command.length() - command.stripLeading().length());
        List<String> arguments = new ArrayList<>(
                ARGUMENT.matcher(command).results().map(MatchResult::group).toList());
        if (begin.length() + String.join(" ", arguments).length() <= width) {
            return List.of(begin + String.join(" ", arguments));
        }
        arguments.set(0, begin + arguments.getFirst());
        return lines(arguments, width, begin + "    ", MORE);
    }

    private static List<String> lines(List<String> words, int width, String indent, String more) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(words.getFirst());
        for (String word : words.subList(1, words.size())) {
            if (line.length() + 1 + word.length() > width - more.length()) {
                lines.add(line.append(more).toString());
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(' ').append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
