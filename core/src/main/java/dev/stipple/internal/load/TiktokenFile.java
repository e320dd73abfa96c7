package dev.stipple.internal.load;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.TextLines;
import dev.stipple.text.TextPattern;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// Reads tiktoken's rank files: a line for each token, its bytes in base64, a blank, and its rank, which is its id.
///
/// Such a file says neither how text is split nor which special tokens there are. A file that is one of OpenAI's, byte
/// for byte, gets what tiktoken gives it; of any other, one that starts with the first 1,000 tokens of one of OpenAI's
/// gets that one's split pattern, and the rest cl100k's; neither gets special tokens.
public final class TiktokenFile {
    /// Far above any vocabulary there is; keeps the tables of a hostile file small.
    private static final int MAX_RANK = 1 << 22;

    private static final int MAX_LINE = 1 << 16;

    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> ranks = new ArrayList<>();

    private TiktokenFile() {}

    /// Returns the tokenizer in `file`.
    ///
    /// @throws MalformedModelException if a line is no token with its rank, or repeats a token or a rank
    /// @throws IOException if the file cannot be read
    public static Pipeline read(Path file) throws IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    static Pipeline read(String file, byte[] bytes) throws IOException {
        return read(file, bytes, OpenAiEncoding.of(bytes));
    }

    /// Returns the tokenizer of rank file `bytes` with the split pattern and special tokens of `encoding`.
    static Pipeline read(String file, byte[] bytes, OpenAiEncoding encoding) throws MalformedModelException {
        TiktokenFile reader = new TiktokenFile();
        reader.readTokens(new TextLines(file, bytes), bytes);
        Vocabulary vocabulary = reader.vocabulary(file);
        return Pipeline.of(Bpe.ofRanks(vocabulary, BpeSettings.DEFAULT.withIgnoreMerges(true)))
                .withAddedTokens(addedTokens(encoding))
                .withPreTokenizer(new PreTokenizerSequence(List.of(
                        new Split(TextPattern.regex(encoding.pattern()), SplitBehavior.ISOLATED, false),
                        new ByteLevel(false, false))))
                .withDecoder(new ByteLevelDecoder(false, false, false));
    }

    /// Returns whether `bytes`, perhaps cut off, start like a rank file.
    static boolean matches(byte[] bytes) {
        TextLines lines = new TextLines("", bytes);
        return lines.next() && split(lines, bytes) > 0;
    }

    private void readTokens(TextLines lines, byte[] bytes) throws MalformedModelException {
        while (lines.next()) {
            if (lines.start() == lines.end()) {
                continue;
            }
            int blank = split(lines, bytes);
            if (blank < 0) {
                throw lines.malformed("is no token in base64, a blank and a rank below " + MAX_RANK);
            }
            try {
                tokens.add(token(Base64.getDecoder().decode(Arrays.copyOfRange(bytes, lines.start(), blank))));
            } catch (IllegalArgumentException e) {
                throw lines.malformed("holds invalid base64: " + e.getMessage());
            }
            ranks.add(rank(bytes, blank + 1, lines.end()));
        }
    }

    /// Returns how a byte-level vocabulary spells `bytes`.
    private static String token(byte[] bytes) {
        char[] token = new char[bytes.length];
        for (int i = 0; i < token.length; i++) {
            token[i] = ByteLevel.charOf(bytes[i] & 0xFF);
        }
        return new String(token);
    }

    /// Returns where the blank of a line stands if what surrounds it may be a token and a rank, or -1.
    private static int split(TextLines lines, byte[] bytes) {
        int blank = lines.start();
        int end = Math.min(lines.end(), blank + MAX_LINE);
        while (blank < end && isBase64(bytes[blank])) {
            blank++;
        }
        boolean isSplit = blank > lines.start() && blank + 1 < end && bytes[blank] == ' ';
        return isSplit && rank(bytes, blank + 1, lines.end()) >= 0 ? blank : -1;
    }

    private static boolean isBase64(byte b) {
        return (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || (b >= '0' && b <= '9')
                || b == '+'
                || b == '/'
                || b == '=';
    }

    private static int rank(byte[] bytes, int start, int end) {
        int rank = 0;
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            rank = 10 * rank + digit;
            if (rank >= MAX_RANK) {
                return -1;
            }
        }
        return rank;
    }

    private Vocabulary vocabulary(String file) throws MalformedModelException {
        int[] ids = ranks.stream().mapToInt(Integer::intValue).toArray();
        Vocabulary vocabulary = Vocabulary.of(tokens.toArray(String[]::new), ids);
        if (vocabulary.size() < ids.length) {
            throw new MalformedModelException(file, MalformedModelException.NO_OFFSET, "two tokens share a rank");
        }
        for (int i = 0; i < ids.length; i++) {
            if (vocabulary.idOr(tokens.get(i), -1) != ids[i]) {
                throw new MalformedModelException(
                        file, MalformedModelException.NO_OFFSET, "the token of rank " + ids[i] + " stands twice");
            }
        }
        return vocabulary;
    }

    private static List<AddedToken> addedTokens(OpenAiEncoding encoding) {
        return encoding.specialTokens().entrySet().stream()
                .map(token -> AddedToken.special(token.getValue(), token.getKey()))
                .sorted(Comparator.comparingInt(AddedToken::id))
                .toList();
    }
}
