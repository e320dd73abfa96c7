package dev.stipple.token.pipeline;

import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordLevel;
import java.util.Arrays;
import java.util.List;

/// A tokenizer whose tokens are the words and marks of [dev.stipple.text.Splitter#punctuation()].
///
/// A word that the vocabulary lacks becomes `unkToken`; where the vocabulary lacks that too, the word is
/// refused. Decoding joins the words by blanks and takes away the blanks before `closingMarks`, so that the
/// text that comes back reads well but need not be the one that went in.
///
/// Special tokens are words of the vocabulary as well: one that stands between blanks is read as itself under
/// every policy that does not reject it, as in Hugging Face's word-level tokenizers.
///
/// ```java
/// Tokenizer tokenizer = Tokenizer.of(WordPipeline.of(vocabulary, "<|endoftext|>", "<|unk|>").pipeline());
/// ```
///
/// @param vocabulary the words
/// @param unkToken the token of words that the vocabulary lacks, perhaps not in the vocabulary itself
/// @param specialTokens tokens of the vocabulary that stand for no word
/// @param closingMarks characters that stand close to the word before them
public record WordPipeline(Vocabulary vocabulary, String unkToken, List<String> specialTokens, String closingMarks) {
    /// The usual token of unknown words.
    public static final String UNK_TOKEN = "<|unk|>";

    /// The usual marks that follow a word without a blank.
    public static final String CLOSING_MARKS = ",.:;?!\"()'";

    /// Python's white space: Oniguruma's and four separators.
    private static final String BLANKS = "[\\s\\x1C-\\x1F]+";

    private static final String MARKS = "--|[,.:;?_!\"()']";

    /// Checks that the special tokens are tokens.
    public WordPipeline {
        specialTokens = List.copyOf(specialTokens);
        for (String token : specialTokens) {
            if (vocabulary.id(token).isEmpty()) {
                throw new IllegalArgumentException("special token '" + token + "' is not in the vocabulary");
            }
        }
    }

    /// Returns the usual settings for `vocabulary`, which holds `specialTokens`.
    public static WordPipeline of(Vocabulary vocabulary, String... specialTokens) {
        return new WordPipeline(vocabulary, UNK_TOKEN, Arrays.asList(specialTokens), CLOSING_MARKS);
    }

    /// Returns these settings with another token for unknown words.
    public WordPipeline withUnkToken(String token) {
        return new WordPipeline(vocabulary, token, specialTokens, closingMarks);
    }

    /// Returns these settings with other marks that stand close to the word before them; none for an empty
    /// string.
    public WordPipeline withClosingMarks(String marks) {
        return new WordPipeline(vocabulary, unkToken, specialTokens, marks);
    }

    /// Returns the pipeline, all of whose parts a `tokenizer.json` can express.
    public Pipeline pipeline() {
        List<AddedToken> added = specialTokens.stream()
                .map(token -> AddedToken.special(vocabulary.id(token).orElseThrow(), token))
                .toList();
        return Pipeline.of(WordLevel.of(vocabulary, unkToken))
                .withAddedTokens(added)
                .withPreTokenizer(new PreTokenizerSequence(List.of(
                        new Split(TextPattern.regex(BLANKS), SplitBehavior.REMOVED, false),
                        new Split(TextPattern.regex(MARKS), SplitBehavior.ISOLATED, false))))
                .withDecoder(decoder());
    }

    /// Joins by blanks: a blank before every token, all in one, the first blank away; then the blanks before
    /// marks.
    private Decoder decoder() {
        Decoder blankBefore = new ReplaceDecoder(new Replace(TextPattern.regex("\\A"), " "));
        Decoder firstBlankAway = new StripDecoder(' ', 1, 0);
        if (closingMarks.isEmpty()) {
            return new DecoderSequence(List.of(blankBefore, new FuseDecoder(), firstBlankAway));
        }
        Decoder closeMarks = new ReplaceDecoder(new Replace(TextPattern.regex(BLANKS + "(?=" + anyMark() + ")"), ""));
        return new DecoderSequence(List.of(blankBefore, new FuseDecoder(), firstBlankAway, closeMarks));
    }

    private String anyMark() {
        var set = new StringBuilder("[");
        closingMarks.codePoints().forEach(c -> {
            if ("[]^-\\&".indexOf(c) >= 0) {
                set.append('\\');
            }
            set.appendCodePoint(c);
        });
        return set.append(']').toString();
    }
}
