package dev.stipple.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks `///` lines that are too long, the rest flowing into the next line of the same paragraph.
///
/// The formatter would break them in two without `///` before the second, and counts the indent of all but the first
/// line of a comment twice, so that is done here before it sees them.
final class DocLines {
    private static final int MAX_LINE = 120;
    private static final String MARK = "/// ";

    /// A line that goes on with a sentence, as opposed to one that begins a list item, a heading or a table.
    private static final Pattern PROSE = Pattern.compile(" */// ([\\p{L}\\p{N}`\\[(\"“].*)");

    private DocLines() {}

    static String wrap(String source) {
        List<String> lines = new ArrayList<>(List.of(source.split("\n", -1)));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int indent = line.indexOf('/');
            boolean isFirst = i == 0 || !isDoc(lines.get(i - 1));
            int longest = isFirst ? MAX_LINE : MAX_LINE - indent;
            int cut = line.lastIndexOf(' ', longest);
            if (isDoc(line) && line.length() > longest && cut > indent + MARK.length()) {
                lines.set(i, line.substring(0, cut));
                carry(lines, i + 1, " ".repeat(indent) + MARK + line.substring(cut + 1));
            }
        }
        return String.join("\n", lines);
    }

    /// Puts the rest of a line in front of line `i` where that goes on with the paragraph, or else on a line of its
    /// own.
    private static void carry(List<String> lines, int i, String rest) {
        Matcher next = PROSE.matcher(i < lines.size() ? lines.get(i) : "");
        if (next.matches()) {
            lines.set(i, rest + " " + next.group(1));
        } else {
            lines.add(i, rest);
        }
    }

    private static boolean isDoc(String line) {
        return line.strip().startsWith(MARK.strip());
    }
}
