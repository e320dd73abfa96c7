package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first line of word2vec's formats: how many rows and columns follow.
record Header(int rows, int columns) {
    static final int LONGEST = 64;
    private static final Pattern LINE = Pattern.compile("(\\d{1,19}) (\\d{1,19}) ?\\r?");

    static boolean matches(String line) {
        return LINE.matcher(line).matches();
    }

    /// Reads the line, whose numbers may lie.
    static Header parse(byte[] line, Path file) throws MalformedModelException {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        Matcher numbers = LINE.matcher(text);
        if (!numbers.matches()) {
            throw malformed(file, "line 1 is no header of two numbers, rows and columns");
        }
        try {
            Header header = new Header(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
            if (header.columns >= 1) {
                return header;
            }
        } catch (NumberFormatException e) {
            // Too large for an int: said below.
        }
        throw malformed(
                file,
                "the header promises " + numbers.group(1) + " vectors of " + numbers.group(2)
                        + " numbers, which cannot be");
    }

    /// Refuses to promise more rows than `most`, which the file's length allows.
    void check(long most, Path file) throws MalformedModelException {
        if (rows > most) {
            throw malformed(
                    file,
                    "the header promises " + rows + " vectors of " + columns + " numbers, but the file's"
                            + " length allows at most " + most + "; it is truncated, or the header is wrong");
        }
    }

    /// What is wrong when the file holds `found` rows.
    String unlike(int found) {
        return "the header promises " + rows + " vectors, but the file holds " + found
                + "; correct the header's first number, or fetch the file again";
    }

    static String line(VectorTable table) {
        return table.words().size() + " " + table.vectors().columns() + "\n";
    }

    private static MalformedModelException malformed(Path file, String reason) {
        return new MalformedModelException(file.toString(), 0, reason);
    }
}
