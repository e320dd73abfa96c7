package dev.stipple.internal.load;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.TextLines;
import dev.stipple.text.normalize.BertNormalizer;
import dev.stipple.text.pretokenize.BertPreTokenizer;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordPiece;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.BertProcessing;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.WordPieceDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Reads BERT's `vocab.txt`: a token a line, its id the number of the line from 0.
///
/// The file does not say whether text is lowercased; it is unless a token other than the special ones holds an
/// upper-case letter of ASCII.
public final class BertVocab {
    private static final String UNK = "[UNK]";
    private static final String CONTINUATION = "##";
    private static final int MAX_WORD = 100;

    private BertVocab() {}

    /// Returns the tokenizer in `file`.
    ///
    /// @throws MalformedModelException if the file is not valid UTF-8
    /// @throws UnsupportedModelException if it has no `[UNK]`, and so is no vocabulary of BERT's kind
    /// @throws IOException if the file cannot be read
    public static Pipeline read(Path file) throws IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    static Pipeline read(String file, byte[] bytes) throws IOException {
        List<String> tokens = tokens(file, bytes);
        Vocabulary vocabulary = Vocabulary.of(tokens);
        if (vocabulary.id(UNK).isEmpty()) {
            throw new UnsupportedModelException(
                    file, "lines of text without " + UNK + ", which BERT's vocab.txt has; " + TokenizerFile.FORMATS);
        }
        Pipeline pipeline = Pipeline.of(WordPiece.of(vocabulary, UNK, CONTINUATION, MAX_WORD))
                .withAddedTokens(specialTokens(vocabulary))
                .withNormalizer(new BertNormalizer(true, true, Optional.empty(), isLowercase(tokens)))
                .withPreTokenizer(new BertPreTokenizer())
                .withDecoder(new WordPieceDecoder(CONTINUATION, true));
        OptionalInt cls = vocabulary.id("[CLS]");
        OptionalInt sep = vocabulary.id("[SEP]");
        return cls.isEmpty() || sep.isEmpty()
                ? pipeline
                : pipeline.withPostProcessor(new BertProcessing("[SEP]", sep.getAsInt(), "[CLS]", cls.getAsInt()));
    }

    private static List<String> tokens(String file, byte[] bytes) throws MalformedModelException {
        List<String> tokens = new ArrayList<>();
        TextLines lines = new TextLines(file, bytes);
        while (lines.next()) {
            tokens.add(lines.text().stripTrailing());
        }
        return tokens;
    }

    private static List<AddedToken> specialTokens(Vocabulary vocabulary) {
        return Stream.of("[PAD]", UNK, "[CLS]", "[SEP]", "[MASK]")
                .filter(token -> vocabulary.id(token).isPresent())
                .map(token -> AddedToken.special(vocabulary.id(token).getAsInt(), token))
                .toList();
    }

    private static boolean isLowercase(List<String> tokens) {
        return tokens.stream()
                .filter(token -> !token.startsWith("["))
                .allMatch(token -> token.chars().noneMatch(c -> c >= 'A' && c <= 'Z'));
    }
}
