package dev.stipple.internal.unicode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text that grows by UTF-8, with U+FFFD as in [Utf8#repair].
///
/// It is kept as short strings, so that most of them take a byte a char even where the whole will take two, and joined
/// in the end. Not thread-safe.
public final class Utf8Text {
    /// How many bytes a string is made of: few enough to stay in the first cache on their way.
    public static final int WINDOW = 1024;

    private final List<String> parts = new ArrayList<>();
    private final Utf8Chars chars = new Utf8Chars(WINDOW);

    /// Adds `utf8[from, to)` and returns where it stopped: before a character that is still open at the end, unless
    /// this is the `last` part, or else at `to`.
    public int add(byte[] utf8, int from, int to, boolean last) {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + WINDOW);
            if (Utf8.isAscii(utf8, at, end)) {
                parts.add(new String(utf8, at, end - at, StandardCharsets.ISO_8859_1));
                at = end;
                continue;
            }
            int next = chars.add(utf8, at, end, last && end == to);
            parts.add(chars.take());
            if (end == to) {
                return next;
            }
            at = next;
        }
        return at;
    }

    /// Returns the whole text.
    @Override
    public String toString() {
        return parts.size() == 1 ? parts.getFirst() : String.join("", parts);
    }
}
