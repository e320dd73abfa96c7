package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.unicode.EscapedUtf8;
import java.nio.file.Path;
import java.util.Arrays;

/// The rows of one block of text, parsed: a word and numbers in each line.
///
/// Only a blank and a line end separate, for words may hold any other character, and even blanks: what stands before
/// the last numbers, as many as the vectors have, is the word.
final class TextRows {
    /// Bytes of a line that an error message shows.
    private static final int SHOWN = 40;

    private final Path file;
    private final LineBlock block;
    private final Layout layout;
    private final WordList.Builder words = new WordList.Builder();
    private float[] values;
    private int count;

    /// How a line is made.
    ///
    /// @param columns  how many numbers it holds
    /// @param separator  what stands between them
    /// @param beginsWithWord  whether a word stands before them
    record Layout(int columns, char separator, boolean beginsWithWord) {
        /// A word and numbers between blanks.
        static Layout wordAndNumbers(int columns) {
            return new Layout(columns, ' ', true);
        }

        /// Numbers between tabs.
        static Layout numbers(int columns) {
            return new Layout(columns, '\t', false);
        }

        @Override
        public String toString() {
            return (beginsWithWord ? "a word and " : "") + columns + " numbers";
        }
    }

    private TextRows(Path file, LineBlock block, Layout layout) {
        this.file = file;
        this.block = block;
        this.layout = layout;
        // Most numbers take six bytes or more; where they take less, the array grows.
        this.values = new float[block.length() / 6 + 1];
    }

    static TextRows parse(Path file, LineBlock block, Layout layout) throws MalformedModelException {
        TextRows rows = new TextRows(file, block, layout);
        byte[] bytes = block.bytes();
        int start = 0;
        while (start < block.length()) {
            int end = start;
            while (end < block.length() && bytes[end] != '\n') {
                end++;
            }
            rows.add(start, end);
            start = end + 1;
        }
        return rows;
    }

    /// How many lines there are.
    int rows() {
        return count / layout.columns();
    }

    /// Their words.
    WordList.Builder words() {
        return words;
    }

    /// Their numbers, row after row, and perhaps unused elements behind them.
    float[] values() {
        return values;
    }

    /// Forgets the numbers, so that a copy does not cost the same memory once more.
    void forgetValues() {
        values = new float[0];
    }

    private void add(int start, int lineEnd) throws MalformedModelException {
        byte[] bytes = block.bytes();
        int end = lineEnd;
        while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\r')) {
            end--;
        }
        int from = start;
        if (layout.beginsWithWord()) {
            int wordEnd = wordEnd(start, end);
            if (wordEnd < start) {
                throw malformed(start, lineEnd, "expected " + layout + ", found fewer numbers");
            }
            words.add(bytes, start, wordEnd);
            from = wordEnd + 1;
        }
        int needed = count + layout.columns();
        if (needed > values.length) {
            values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, values.length * 2L)));
        }
        for (int i = 0; i < layout.columns(); i++) {
            int to = from;
            while (to < end && bytes[to] != layout.separator()) {
                to++;
            }
            float value = from > end ? FloatParser.NOT_A_NUMBER : FloatParser.parse(bytes, from, to);
            if (!Float.isFinite(value)) {
                throw malformed(start, lineEnd, wrongNumber(Math.min(from, end), to, i));
            }
            values[count++] = value;
            from = to + 1;
        }
        if (from <= end) {
            throw malformed(start, lineEnd, "expected " + layout + ", found more");
        }
    }

    /// Where the word of a line ends: before as many blanks, counted from the line's end, as there are numbers; or
    /// before `start`, when there are too few.
    private int wordEnd(int start, int end) {
        int at = end;
        for (int blanks = 0; blanks < layout.columns() && at >= start; ) {
            at--;
            blanks += at >= start && block.bytes()[at] == ' ' ? 1 : 0;
        }
        return at;
    }

    private String wrongNumber(int from, int to, int column) {
        String text = shown(from, to);
        return text.matches("(?i)[+-]?(nan|inf|infinity)|[+-]?[0-9.]+([eE][+-]?\\d+)?")
                ? "number " + (column + 1) + " is " + text + ", which is not finite; leave the line out or train again"
                : "expected " + layout + ", found \"" + text + "\" as number " + (column + 1);
    }

    /// Says where by the line's offset and by its beginning: its number is not known in a block.
    private MalformedModelException malformed(int start, int end, String reason) {
        return new MalformedModelException(
                file.toString(), block.offset() + start, "in the line \"" + shown(start, end) + "\": " + reason);
    }

    private String shown(int from, int to) {
        String text = EscapedUtf8.decode(block.bytes(), from, Math.min(to, from + SHOWN));
        return to > from + SHOWN ? text + "…" : text;
    }
}
