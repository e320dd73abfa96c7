package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.ByteChars;
import dev.stipple.text.Corpus;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeSettings;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Trains byte pair encoding, on bytes as GPT-2 has it or on characters.
///
/// ```java
/// Corpus corpus = Corpus.linesWithEnds(Path.of("wiki.txt"));
/// TrainedTokenizer trained = BpeTrainer.train(corpus, BpeTrainer.Config.BYTE_LEVEL.withVocabularySize(32_000));
/// trained.save(Path.of("tokenizer.json"));
/// ```
///
/// Vocabulary and merges equal those of Hugging Face's `BpeTrainer` for the same texts and settings; its `train(files)`
/// reads what [Corpus#linesWithEnds] gives. Where Hugging Face leaves the result to chance it is fixed here: letters
/// with a prefix or suffix get their ids in code point order, and of equally rare letters the alphabet limit drops the
/// larger.
///
/// The corpus is read once; memory grows with its distinct words, not its length.
public final class BpeTrainer {
    private static final String ALL_BYTES = IntStream.range(0, 256)
            .mapToObj(b -> String.valueOf(ByteChars.charOf(b)))
            .collect(Collectors.joining());

    private BpeTrainer() {}

    /// How to train.
    ///
    /// @param vocabularySize  the number of tokens to stop at, special ones included; fewer when no pair is left
    /// @param minFrequency  a pair that occurs less often is not merged
    /// @param specialTokens  tokens that get the first ids; the unknown token is put before them if it is not among
    ///     them
    /// @param steps  how text becomes words
    /// @param initialAlphabet  letters to have whether they occur or not; bytes are written as GPT-2 does
    /// @param alphabetLimit  the number of letters to have at most; the rarest are left out
    /// @param maxTokenLength  tokens are shorter than this, in letters, but two letters always may pair (Hugging
    ///     Face's
    ///     `max_token_length`)
    /// @param model  unknown token, prefix inside words, suffix at their end, and what else the model is to have
    public record Config(
            int vocabularySize,
            long minFrequency,
            List<String> specialTokens,
            TextSteps steps,
            String initialAlphabet,
            int alphabetLimit,
            int maxTokenLength,
            BpeSettings model) {

        /// 30,000 tokens on the bytes of the text, every byte a token; no special tokens.
        public static final Config BYTE_LEVEL = new Config(
                30_000,
                0,
                List.of(),
                TextSteps.BYTE_LEVEL,
                ALL_BYTES,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                BpeSettings.DEFAULT);

        /// 30,000 tokens on characters, words beginning with "▁", unknown characters becoming `<unk>`.
        public static final Config CHARACTERS = new Config(
                30_000,
                0,
                List.of(),
                TextSteps.METASPACE,
                "",
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                BpeSettings.DEFAULT.withUnkToken("<unk>").withFuseUnk(true));

        /// Checks the numbers, and copies the special tokens.
        public Config {
            Checks.atLeast("vocabularySize", vocabularySize, 1);
            Checks.atLeast("minFrequency", minFrequency, 0);
            Checks.atLeast("alphabetLimit", alphabetLimit, 1);
            Checks.atLeast("maxTokenLength", maxTokenLength, 1);
            specialTokens = Checks.specialTokens(specialTokens);
        }

        /// Returns this with `vocabularySize`.
        public Config withVocabularySize(int vocabularySize) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }

        /// Returns this with `minFrequency`.
        public Config withMinFrequency(long minFrequency) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }

        /// Returns this with `specialTokens`.
        public Config withSpecialTokens(List<String> specialTokens) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }

        /// Returns this with `steps`.
        public Config withSteps(TextSteps steps) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }

        /// Returns this with `initialAlphabet`.
        public Config withInitialAlphabet(String initialAlphabet) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }

        /// Returns this with `alphabetLimit`.
        public Config withAlphabetLimit(int alphabetLimit) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }

        /// Returns this with `maxTokenLength`.
        public Config withMaxTokenLength(int maxTokenLength) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }

        /// Returns this with `model`.
        public Config withModel(BpeSettings model) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    maxTokenLength,
                    model);
        }
    }

    /// Trains on the texts of `corpus`, silently.
    public static TrainedTokenizer train(Corpus corpus, Config config) throws IOException {
        return train(corpus, config, Progress.NONE);
    }

    /// Trains on the texts of `corpus`, telling `progress` how far it is.
    ///
    /// @throws IllegalArgumentException if the corpus holds no words, or more letters than the vocabulary may
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static TrainedTokenizer train(Corpus corpus, Config config, Progress progress) throws IOException {
        WordCounts words = config.steps().count(corpus, progress);
        List<String> specialTokens = Checks.withUnknown(config.model().unkToken(), config.specialTokens());
        Subwords subwords = Subwords.of(
                words,
                config.steps().letters(),
                specialTokens,
                new Subwords.LetterChoice(config.initialAlphabet(), config.alphabetLimit()),
                new Alphabet.Marks(
                        config.model().continuingSubwordPrefix().orElse(""),
                        config.model().endOfWordSuffix().orElse("")),
                new PairMerger.Rules(
                        config.vocabularySize(),
                        config.minFrequency(),
                        config.model().continuingSubwordPrefix().orElse(""),
                        config.maxTokenLength()),
                progress);
        Bpe model = Bpe.of(subwords.vocabulary(), subwords.bpeMerges(), config.model());
        return new TrainedTokenizer(
                config.steps().around(model, specialTokens), subwords.tokens().counts());
    }
}
