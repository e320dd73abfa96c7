package dev.stipple.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Rows of cells in aligned columns.
final class Table {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    Table row(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    void print(Output out) throws IOException {
        int[] widths = widths();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell);
                line.repeat(' ', widths[column] - width(cell) + GAP);
            }
            out.line(line.toString().stripTrailing());
        }
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    /// How many columns of a terminal a text takes: none for marks that join the letter before, two for East Asian
    /// letters and emoji. An estimate, for terminals differ.
    static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
            default -> Character.isEmojiPresentation(codePoint) || isFullwidth(codePoint);
        };
    }

    private static boolean isFullwidth(int codePoint) {
        return codePoint >= 0xFF01 && codePoint <= 0xFF60;
    }
}
