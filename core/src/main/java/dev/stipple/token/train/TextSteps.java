package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Corpus;
import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.BertNormalizer;
import dev.stipple.text.normalize.Nfkc;
import dev.stipple.text.normalize.Nmt;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.normalize.Strip;
import dev.stipple.text.pretokenize.BertPreTokenizer;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.PrependScheme;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import dev.stipple.text.pretokenize.Whitespace;
import dev.stipple.token.model.Model;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.MetaspaceDecoder;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.WordPieceDecoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What surrounds the model of a tokenizer: how text becomes the words that a trainer counts and the model splits, and
/// how tokens become text again.
///
/// @param normalizer  rewrites the text
/// @param preTokenizer  cuts the text into words, which no token crosses; without one each text is one word
/// @param decoder  joins tokens to text; without one they are joined with blanks
public record TextSteps(
        Optional<Normalizer> normalizer, Optional<PreTokenizer> preTokenizer, Optional<Decoder> decoder) {

    /// Nothing: each text is one word.
    public static final TextSteps NONE = new TextSteps(Optional.empty(), Optional.empty(), Optional.empty());

    /// GPT-2's: every byte of the text is kept and decoding gives it back.
    public static final TextSteps BYTE_LEVEL =
            NONE.withPreTokenizer(new ByteLevel(false, true)).withDecoder(new ByteLevelDecoder(false, false, false));

    /// SentencePiece's: compatibility forms are unified, white space becomes single blanks, and a word begins with
    /// "▁", which stands for the blank before it.
    public static final TextSteps METASPACE = metaspace(new Metaspace('▁', PrependScheme.ALWAYS, true));

    /// BERT's, uncased: controls and accents dropped, lower case, cut at white space and punctuation, ideographs
    /// apart.
    public static final TextSteps BERT = NONE.withNormalizer(new BertNormalizer(true, true, Optional.empty(), true))
            .withPreTokenizer(new BertPreTokenizer())
            .withDecoder(new WordPieceDecoder("##", true));

    /// Runs of word characters and runs of other visible characters.
    public static final TextSteps WHITESPACE = NONE.withPreTokenizer(new Whitespace());

    /// Returns byte-level steps that cut at the matches of `regex`, and between them, instead of at GPT-2's
    /// pattern.
    ///
    /// @param regex  in Oniguruma's syntax, such as Llama 3's
    /// @throws java.util.regex.PatternSyntaxException if it is none
    public static TextSteps byteLevel(String regex) {
        Split split = new Split(TextPattern.regex(regex), SplitBehavior.ISOLATED, false);
        return BYTE_LEVEL.withPreTokenizer(new PreTokenizerSequence(List.of(split, new ByteLevel(false, false))));
    }

    private static TextSteps metaspace(Metaspace metaspace) {
        Normalizer blanks = new NormalizerSequence(
                List.of(new Nmt(), new Nfkc(), new Strip(false, true), new Replace(TextPattern.regex(" {2,}"), " ")));
        return NONE.withNormalizer(blanks).withPreTokenizer(metaspace).withDecoder(new MetaspaceDecoder(metaspace));
    }

    /// Returns these steps with `normalizer`.
    public TextSteps withNormalizer(Normalizer normalizer) {
        return new TextSteps(Optional.of(normalizer), preTokenizer, decoder);
    }

    /// Returns these steps without a normalizer.
    public TextSteps withoutNormalizer() {
        return new TextSteps(Optional.empty(), preTokenizer, decoder);
    }

    /// Returns these steps with `preTokenizer`.
    public TextSteps withPreTokenizer(PreTokenizer preTokenizer) {
        return new TextSteps(normalizer, Optional.of(preTokenizer), decoder);
    }

    /// Returns these steps with `decoder`.
    public TextSteps withDecoder(Decoder decoder) {
        return new TextSteps(normalizer, preTokenizer, Optional.of(decoder));
    }

    /// Returns how counted words are read: as bytes where the steps end by writing each byte as a character.
    Letters letters() {
        return preTokenizer.map(TextSteps::endsInBytes).orElse(false) ? new Letters.Bytes() : new Letters.Utf8();
    }

    private static boolean endsInBytes(PreTokenizer preTokenizer) {
        return switch (preTokenizer) {
            case ByteLevel _ -> true;
            case PreTokenizerSequence(List<PreTokenizer> steps) ->
                !steps.isEmpty() && steps.getLast() instanceof ByteLevel;
            default -> false;
        };
    }

    /// Counts the words of `corpus` on all cores.
    ///
    /// @throws IllegalArgumentException if there are none
    WordCounts count(Corpus corpus, Progress progress) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        WordCounts words =
                WordCounting.count(corpus, () -> WordCutter.of(normalizer, preTokenizer, letters()), threads, progress);
        if (words.size() == 0) {
            throw new IllegalArgumentException("nothing to train on: the corpus holds no words");
        }
        return words;
    }

    /// Returns these steps around `model`, whose tokens include `specialTokens`.
    Pipeline around(Model model, List<String> specialTokens) {
        List<AddedToken> added = specialTokens.stream()
                .map(token -> AddedToken.special(model.vocabulary().id(token).orElseThrow(), token))
                .toList();
        return new Pipeline(
                added, normalizer, preTokenizer, model, Optional.empty(), decoder, Optional.empty(), Optional.empty());
    }
}
