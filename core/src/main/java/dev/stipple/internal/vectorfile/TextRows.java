package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.unicode.EscapedUtf8;
import java.nio.file.Path;
import java.util.Arrays;

/// The rows of one block of text, parsed: a word and `columns` numbers in each line, with one blank between them.
///
/// Only a blank and a line end separate, for words may hold any other character, and even blanks: what stands before
/// the last `columns` numbers is the word.
final class TextRows {
    /// Bytes of a line that an error message shows.
    private static final int SHOWN = 40;

    private final Path file;
    private final LineBlock block;
    private final int columns;
    final WordList.Builder words = new WordList.Builder();
    float[] values;
    private int count;

    private TextRows(Path file, LineBlock block, int columns) {
        this.file = file;
        this.block = block;
        this.columns = columns;
        // The least that a row takes: for each number a blank and a digit.
        this.values = new float[Math.max(columns, Math.min(block.length() / 2, block.length() / 6 + columns))];
    }

    static TextRows parse(Path file, LineBlock block, int columns) throws MalformedModelException {
        TextRows rows = new TextRows(file, block, columns);
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
        rows.values = Arrays.copyOf(rows.values, rows.count);
        return rows;
    }

    private void add(int start, int lineEnd) throws MalformedModelException {
        byte[] bytes = block.bytes();
        int end = lineEnd;
        while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\r')) {
            end--;
        }
        if (end == start) {
            throw malformed(start, lineEnd, "an empty line");
        }
        int at = end;
        for (int blanks = 0; blanks < columns; at--) {
            if (at == start) {
                throw malformed(
                        start,
                        lineEnd,
                        "expected a word and " + columns + " numbers, found " + blanks
                                + (blanks == 1 ? " number" : " numbers"));
            }
            blanks += bytes[at - 1] == ' ' ? 1 : 0;
        }
        words.add(bytes, start, at);
        if (count + columns > values.length) {
            values = Arrays.copyOf(values, Math.max(count + columns, (int) Math.min(1 << 30, values.length * 2L)));
        }
        int from = at + 1;
        for (int i = 0; i < columns; i++) {
            int to = from;
            while (to < end && bytes[to] != ' ') {
                to++;
            }
            float value = FloatParser.parse(bytes, from, to);
            if (!Float.isFinite(value)) {
                throw malformed(start, lineEnd, wrongNumber(from, to, i));
            }
            values[count++] = value;
            from = to + 1;
        }
    }

    private String wrongNumber(int from, int to, int column) {
        String text = shown(from, to);
        return text.matches("(?i)[+-]?(nan|inf|infinity)|[+-]?[0-9.]+([eE][+-]?\\d+)?")
                ? "number " + (column + 1) + " is " + text + ", which is not finite; leave the line out or train again"
                : "expected a word and " + columns + " numbers, found \"" + text + "\" as number " + (column + 1);
    }

    /// Says where by number of line and by the line's beginning; the number is counted only now.
    private MalformedModelException malformed(int start, int end, String reason) {
        return new MalformedModelException(
                file.toString(), block.offset() + start, "in the line \"" + shown(start, end) + "\": " + reason);
    }

    private String shown(int from, int to) {
        String text = EscapedUtf8.decode(block.bytes(), from, Math.min(to, from + SHOWN));
        return to > from + SHOWN ? text + "…" : text;
    }
}
