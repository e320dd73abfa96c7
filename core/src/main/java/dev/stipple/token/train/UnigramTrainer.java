package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Corpus;
import dev.stipple.token.model.Unigram;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Trains a Unigram vocabulary, as sentencepiece does: pieces with probabilities under which the corpus is most likely.
///
/// Method and constants are those of sentencepiece's trainer, and its likelihood is reached; the pieces are not the
/// same one by one. The same corpus and settings give the same result on any number of cores.
///
/// Kudo 2018, *Subword Regularization: Improving Neural Network Translation Models with Multiple Subword Candidates*.
public final class UnigramTrainer {
    private UnigramTrainer() {}

    /// How to train.
    ///
    /// @param vocabularySize  the number of tokens, special ones included; fewer when the corpus is too small for
    ///     them
    /// @param specialTokens  tokens that get the first ids; the unknown token is put before them if it is not among
    ///     them
    /// @param steps  how text becomes words
    /// @param unkToken  what letters outside the vocabulary become
    /// @param characterCoverage  the part of the corpus, above 0 and up to 1, that the letters of the vocabulary
    ///     must
    ///     spell; the rarest letters beyond are left out
    /// @param maxPieceLength  the most letters of a piece
    /// @param candidates  the number of candidates to begin with
    /// @param shrinkingFactor  what part of the candidates each pruning leaves, above 0 and below 1
    /// @param subIterations  rounds of expectation maximisation before each pruning
    public record Config(
            int vocabularySize,
            List<String> specialTokens,
            TextSteps steps,
            String unkToken,
            double characterCoverage,
            int maxPieceLength,
            int candidates,
            double shrinkingFactor,
            int subIterations) {

        /// Sentencepiece's: 8,000 tokens, with `<unk>`, `<s>` and `</s>`.
        public static final Config DEFAULT = new Config(
                8_000, List.of("<unk>", "<s>", "</s>"), TextSteps.METASPACE, "<unk>", 0.9995, 16, 1_000_000, 0.75, 2);

        /// Checks the numbers, and copies the special tokens.
        public Config {
            Checks.atLeast("vocabularySize", vocabularySize, 1);
            Checks.within("characterCoverage", characterCoverage, Double.MIN_VALUE, 1);
            Checks.atLeast("maxPieceLength", maxPieceLength, 1);
            Checks.atLeast("candidates", candidates, 1);
            Checks.within("shrinkingFactor", shrinkingFactor, 0.01, 0.99);
            Checks.atLeast("subIterations", subIterations, 1);
            specialTokens = Checks.specialTokens(specialTokens);
        }

        /// Returns this with `vocabularySize`.
        public Config withVocabularySize(int vocabularySize) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `specialTokens`.
        public Config withSpecialTokens(List<String> specialTokens) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `steps`.
        public Config withSteps(TextSteps steps) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `unkToken`.
        public Config withUnkToken(String unkToken) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `characterCoverage`.
        public Config withCharacterCoverage(double characterCoverage) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `maxPieceLength`.
        public Config withMaxPieceLength(int maxPieceLength) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `candidates`.
        public Config withCandidates(int candidates) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `shrinkingFactor`.
        public Config withShrinkingFactor(double shrinkingFactor) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
        }

        /// Returns this with `subIterations`.
        public Config withSubIterations(int subIterations) {
            return new Config(
                    vocabularySize,
                    specialTokens,
                    steps,
                    unkToken,
                    characterCoverage,
                    maxPieceLength,
                    candidates,
                    shrinkingFactor,
                    subIterations);
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
        LetterText text = LetterText.of(words, config.steps().letters(), config.characterCoverage());
        Checks.room(config.vocabularySize(), specialTokens.size() + text.alphabetSize(), "special tokens and letters");
        Pieces pieces = UnigramEstimator.estimate(
                text,
                new UnigramEstimator.Rules(
                        config.vocabularySize() - specialTokens.size(),
                        config.candidates(),
                        config.maxPieceLength(),
                        config.shrinkingFactor(),
                        config.subIterations()),
                progress);
        return tokenizer(pieces, specialTokens, config);
    }

    private static TrainedTokenizer tokenizer(Pieces pieces, List<String> specialTokens, Config config) {
        TokenList tokens = new TokenList();
        specialTokens.forEach(token -> tokens.add(token, 0));
        double[] scores = new double[specialTokens.size() + pieces.size()];
        for (int piece = 0; piece < pieces.size(); piece++) {
            int id = tokens.size();
            // A piece that is spelt like a special token is that token already.
            if (tokens.add(pieces.piece(piece), 0) == id) {
                scores[id] = pieces.score(piece);
            }
        }
        scores = Arrays.copyOf(scores, tokens.size());
        OptionalInt unkId = tokens.id(config.unkToken());
        Unigram model = Unigram.of(tokens.tokens(), scores, unkId, false);
        return new TrainedTokenizer(config.steps().around(model, specialTokens), scores);
    }
}
