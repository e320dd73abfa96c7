package dev.stipple.word;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pairs of words with the similarity that people gave them.
///
/// @param name  what the set is called
/// @param pairs  the pairs, in the order of the file
public record WordPairs(String name, List<Pair> pairs) {

    /// Takes the pairs.
    public WordPairs {
        pairs = List.copyOf(pairs);
    }

    /// Two words and how similar people found them.
    public record Pair(String first, String second, double similarity) {}

    /// Returns the pairs in a text file: in each line two words and a number, between tabs. Other lines, such as titles
    /// and those that begin with `#`, are passed over.
    ///
    /// @throws MalformedModelException if the file holds no pair, or is not UTF-8
    /// @throws IOException if the file cannot be read
    public static WordPairs load(Path file) throws IOException {
        TextLines lines = new TextLines(file.toString(), Files.readAllBytes(file));
        List<Pair> pairs = new ArrayList<>();
        while (lines.next()) {
            String[] fields = lines.text().split("\t", -1);
            if (fields.length == 3 && !fields[0].startsWith("#")) {
                try {
                    pairs.add(new Pair(fields[0], fields[1], Double.parseDouble(fields[2].strip())));
                } catch (NumberFormatException e) {
                    // A title.
                }
            }
        }
        if (pairs.isEmpty()) {
            throw new MalformedModelException(
                    file.toString(), 0, "no line holds two words and a number between tabs, as sets of word pairs do");
        }
        String name = String.valueOf(file.getFileName());
        int point = name.lastIndexOf('.');
        return new WordPairs(point <= 0 ? name : name.substring(0, point), pairs);
    }
}
