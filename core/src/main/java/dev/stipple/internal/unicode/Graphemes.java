package dev.stipple.internal.unicode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the ends of extended grapheme clusters (UAX #29). Not thread-safe.
///
/// The JDK's `\X` does the work, but takes unassigned code points for controls, which UAX #29 does only for the
/// ignorable ones among them. It is shown a letter in their place, and so knows no more characters than Unicode 16.0
/// either.
public final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int SUPPLEMENTARY_LETTER = 0x10000;

    private final Matcher matcher;
    private final int length;

    /// Takes the text to look at.
    public Graphemes(CharSequence text) {
        this.matcher = CLUSTER.matcher(withoutUnassigned(text));
        this.length = text.length();
    }

    /// Where the cluster ends that starts at `start`; `start` itself at the end of the text.
    public int end(int start) {
        return matcher.region(start, length).lookingAt() ? matcher.end() : start;
    }

    private static String withoutUnassigned(CharSequence text) {
        StringBuilder shown = new StringBuilder(text);
        for (int at = 0; at < shown.length(); ) {
            int codePoint = shown.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            if (Unicode.category(codePoint) == Character.UNASSIGNED && !isIgnorable(codePoint)) {
                shown.replace(at, next, next - at == 1 ? "x" : Character.toString(SUPPLEMENTARY_LETTER));
            }
            at = next;
        }
        return shown.toString();
    }

    /// Whether an unassigned code point has the property Default_Ignorable_Code_Point.
    private static boolean isIgnorable(int c) {
        return c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFF8) || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
