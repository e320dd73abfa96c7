package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Corpus;
import dev.stipple.token.model.WordPiece;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Trains a WordPiece vocabulary, as BERT has one.
///
/// As in Hugging Face's `WordPieceTrainer`, the vocabulary is that of byte pair encoding on characters with the prefix
/// "##" inside words; the merges are thrown away, for the model takes the longest token that fits. (Google's original
/// trainer, which was never published, chose pairs by likelihood.) The vocabulary equals Hugging Face's for the same
/// texts and settings, up to the order of the letters with a prefix: chance there, code point order here. That order
/// decides between pairs of equal count.
public final class WordPieceTrainer {
    private static final int LONGEST_WORD = 100;

    private WordPieceTrainer() {}

    /// How to train.
    ///
    /// @param vocabularySize  the number of tokens to stop at, special ones included; fewer when no pair is left
    /// @param minFrequency  a pair that occurs less often is not merged
    /// @param specialTokens  tokens that get the first ids; the unknown token is put before them if it is not among
    ///     them
    /// @param steps  how text becomes words
    /// @param initialAlphabet  letters to have whether they occur or not
    /// @param alphabetLimit  the number of letters to have at most; the rarest are left out
    /// @param unkToken  what words become that the vocabulary cannot spell
    /// @param continuingSubwordPrefix  stands before each token that does not begin a word
    public record Config(
            int vocabularySize,
            long minFrequency,
            List<String> specialTokens,
            TextSteps steps,
            String initialAlphabet,
            int alphabetLimit,
            String unkToken,
            String continuingSubwordPrefix) {

        /// 30,000 tokens and BERT's special tokens, uncased.
        public static final Config DEFAULT = new Config(
                30_000,
                0,
                List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"),
                TextSteps.BERT,
                "",
                Integer.MAX_VALUE,
                "[UNK]",
                "##");

        /// Checks the numbers, and copies the special tokens.
        public Config {
            Checks.atLeast("vocabularySize", vocabularySize, 1);
            Checks.atLeast("minFrequency", minFrequency, 0);
            Checks.atLeast("alphabetLimit", alphabetLimit, 1);
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
                    unkToken,
                    continuingSubwordPrefix);
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
                    unkToken,
                    continuingSubwordPrefix);
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
                    unkToken,
                    continuingSubwordPrefix);
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
                    unkToken,
                    continuingSubwordPrefix);
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
                    unkToken,
                    continuingSubwordPrefix);
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
                    unkToken,
                    continuingSubwordPrefix);
        }

        /// Returns this with `unkToken`.
        public Config withUnkToken(String unkToken) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    unkToken,
                    continuingSubwordPrefix);
        }

        /// Returns this with `continuingSubwordPrefix`.
        public Config withContinuingSubwordPrefix(String continuingSubwordPrefix) {
            return new Config(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    steps,
                    initialAlphabet,
                    alphabetLimit,
                    unkToken,
                    continuingSubwordPrefix);
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
        List<String> specialTokens = Checks.withUnknown(Optional.of(config.unkToken()), config.specialTokens());
        Subwords subwords = Subwords.of(
                words,
                config.steps().letters(),
                specialTokens,
                new Subwords.LetterChoice(config.initialAlphabet(), config.alphabetLimit()),
                new Alphabet.Marks(config.continuingSubwordPrefix(), ""),
                new PairMerger.Rules(
                        config.vocabularySize(),
                        config.minFrequency(),
                        config.continuingSubwordPrefix(),
                        Integer.MAX_VALUE),
                progress);
        WordPiece model =
                WordPiece.of(subwords.vocabulary(), config.unkToken(), config.continuingSubwordPrefix(), LONGEST_WORD);
        return new TrainedTokenizer(
                config.steps().around(model, specialTokens), subwords.tokens().counts());
    }
}
