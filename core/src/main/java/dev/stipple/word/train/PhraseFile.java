package dev.stipple.word.train;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.AtomicFile;
import dev.stipple.internal.format.TextLines;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The file of phrases: four lines that say what it is, then each pass with its phrases.
///
/// ```text
/// stipple phrases 1
/// delimiter	_
/// connectors	of the
/// pass	1
/// new york	345	61.5
/// ```
final class PhraseFile {
    private static final String TITLE = "stipple phrases 1";
    private static final String DELIMITER = "delimiter";
    private static final String CONNECTORS = "connectors";
    private static final String PASS = "pass";
    private static final String TAB = "\t";

    private final TextLines lines;
    private final List<List<Phrase>> passes = new ArrayList<>();

    private PhraseFile(TextLines lines) {
        this.lines = lines;
    }

    static void save(Phrases phrases, Path file) throws IOException {
        AtomicFile.write(file, out -> {
            line(out, TITLE);
            line(out, DELIMITER, phrases.delimiter());
            line(
                    out,
                    CONNECTORS,
                    String.join(
                            Phrases.BLANK,
                            phrases.connectorWords().stream().sorted().toList()));
            for (int pass = 0; pass < phrases.phrases().size(); pass++) {
                line(out, PASS, String.valueOf(pass + 1));
                for (Phrase phrase : phrases.phrases().get(pass)) {
                    line(
                            out,
                            String.join(Phrases.BLANK, phrase.words()),
                            String.valueOf(phrase.count()),
                            String.valueOf(phrase.score()));
                }
            }
        });
    }

    private static void line(OutputStream out, String... fields) throws IOException {
        out.write((String.join(TAB, fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Phrases load(Path file) throws IOException {
        return new PhraseFile(new TextLines(file.toString(), Files.readAllBytes(file))).read();
    }

    private Phrases read() throws MalformedModelException {
        if (!lines.next() || !lines.text().equals(TITLE)) {
            throw lines.malformed("is not \"" + TITLE + "\", with which a file of phrases begins");
        }
        String delimiter = setting(DELIMITER);
        Set<String> connectors = new LinkedHashSet<>(List.of(setting(CONNECTORS).split(Phrases.BLANK, -1)));
        connectors.remove("");
        while (lines.next()) {
            readLine(lines.text().split(TAB, -1));
        }
        return new Phrases(Splitter.blanks(), Set.copyOf(connectors), delimiter, List.copyOf(passes));
    }

    private String setting(String name) throws MalformedModelException {
        if (!lines.next() || !lines.text().startsWith(name + TAB)) {
            throw lines.malformed("does not give the " + name);
        }
        return lines.text().substring(name.length() + 1);
    }

    private void readLine(String[] fields) throws MalformedModelException {
        if (fields.length == 2 && fields[0].equals(PASS)) {
            passes.add(new ArrayList<>());
        } else if (fields.length == 3 && !passes.isEmpty()) {
            passes.getLast().add(phrase(fields));
        } else {
            throw lines.malformed("is neither a pass nor a phrase with its count and score");
        }
    }

    private Phrase phrase(String[] fields) throws MalformedModelException {
        try {
            List<String> words = List.of(fields[0].split(Phrases.BLANK, -1));
            return new Phrase(words, Long.parseLong(fields[1]), Double.parseDouble(fields[2]));
        } catch (IllegalArgumentException e) {
            throw lines.malformed("is no phrase with its count and score (" + e.getMessage() + ")");
        }
    }
}
