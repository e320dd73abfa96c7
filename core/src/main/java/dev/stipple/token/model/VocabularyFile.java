package dev.stipple.token.model;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The text file of a vocabulary: one token a line, the first line has id 0. See
/// `docs/formats/vocabulary.md`.
final class VocabularyFile {
    /// More lines without a token than this, beyond one for each token, are no vocabulary worth a file.
    private static final int MAX_GAPS = 1 << 20;

    private final String name;
    private final byte[] bytes;
    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> ids = new ArrayList<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    private VocabularyFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static void write(Path file, Vocabulary vocabulary) throws IOException {
        if (vocabulary.idLimit() - vocabulary.size() > vocabulary.size() + MAX_GAPS) {
            throw new IllegalArgumentException("a vocabulary of " + vocabulary.size() + " tokens with ids up to "
                    + vocabulary.idLimit() + " has too many gaps for a file of one line for each id");
        }
        AtomicFile.write(file, out -> write(out, vocabulary));
    }

    private static void write(OutputStream out, Vocabulary vocabulary) throws IOException {
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            if (vocabulary.contains(id)) {
                out.write(TokenEscapes.escape(vocabulary.token(id)).getBytes(StandardCharsets.UTF_8));
            }
            out.write('\n');
        }
    }

    static Vocabulary read(Path file) throws IOException {
        return new VocabularyFile(file.toString(), Files.readAllBytes(file)).read();
    }

    private Vocabulary read() throws IOException {
        int line = 0;
        for (int start = 0; start < bytes.length; line++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            addLine(line, start, end);
            start = end + 1;
        }
        return Vocabulary.of(
                tokens.toArray(String[]::new),
                ids.stream().mapToInt(Integer::intValue).toArray());
    }

    private void addLine(int line, int start, int end) throws IOException {
        String text = decode(line, start, end);
        if (line == 0 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty()) {
            return;
        }
        String token;
        try {
            token = TokenEscapes.unescape(text);
        } catch (IllegalArgumentException e) {
            throw malformed(line, start, String.valueOf(e.getMessage()));
        }
        Integer other = lineOf.putIfAbsent(token, line);
        if (other != null) {
            throw malformed(line, start, "token '" + text + "' stands in line " + (other + 1) + " already");
        }
        tokens.add(token);
        ids.add(line);
    }

    private String decode(int line, int start, int end) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(line, start, "not UTF-8");
        }
    }

    private MalformedModelException malformed(int line, int offset, String reason) {
        return new MalformedModelException(name, offset, "line " + (line + 1) + ": " + reason);
    }
}
