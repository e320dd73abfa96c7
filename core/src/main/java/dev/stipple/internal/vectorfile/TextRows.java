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
    private final FloatParser parser = new FloatParser();
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
        int start = 0;
        while (start < block.length()) {
            int end = block.lineEnd(start);
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
        // Before there is room made for as many numbers as a header promised.
        if (2L * layout.columns() - 1 > end - start) {
            throw malformed(start, lineEnd, "expected " + layout + ", found fewer numbers");
        }
        reserve(count + layout.columns());
        if (!layout.beginsWithWord()) {
            addNumbers(start, end, start, lineEnd);
            return;
        }
        int wordEnd = start;
        while (wordEnd < end && bytes[wordEnd] != ' ') {
            wordEnd++;
        }
        if (readNumbers(wordEnd + 1, end) != layout.columns()) {
            // The word has blanks, or something is wrong.
            wordEnd = wordEnd(start, end);
            if (wordEnd < start) {
                throw malformed(start, lineEnd, "expected " + layout + ", found fewer numbers");
            }
            addNumbers(wordEnd + 1, end, start, lineEnd);
        } else {
            count += layout.columns();
        }
        words.add(bytes, start, wordEnd);
    }

    private void reserve(int needed) {
        if (needed > values.length) {
            values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, values.length * 2L)));
        }
    }

    /// Puts the numbers of `bytes[from, end)` behind those that are there, without counting them. Returns how many
    /// there are: less than the columns, when one of these is none; more, when something follows.
    private int readNumbers(int from, int end) {
        int at = from;
        for (int i = 0; i < layout.columns(); i++) {
            float value = at > end ? FloatParser.NOT_A_NUMBER : parser.next(block.bytes(), at, end);
            if (!Float.isFinite(value) || (parser.end() < end && block.bytes()[parser.end()] != layout.separator())) {
                return i;
            }
            values[count + i] = value;
            at = parser.end() + 1;
        }
        return at > end ? layout.columns() : layout.columns() + 1;
    }

    private void addNumbers(int from, int end, int start, int lineEnd) throws MalformedModelException {
        int read = readNumbers(from, end);
        if (read > layout.columns()) {
            throw malformed(start, lineEnd, "expected " + layout + ", found more");
        }
        if (read < layout.columns()) {
            throw malformed(start, lineEnd, wrongNumber(from, end, read));
        }
        count += read;
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

    private String wrongNumber(int from, int end, int column) {
        int at = from;
        int to = from;
        for (int i = 0; i <= column; i++) {
            at = Math.min(end, i == 0 ? from : to + 1);
            for (to = at; to < end && block.bytes()[to] != layout.separator(); ) {
                to++;
            }
        }
        String text = shown(at, to);
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
