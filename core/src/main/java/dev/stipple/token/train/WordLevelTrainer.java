package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Corpus;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordLevel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Trains a word-level vocabulary: the most frequent words, each a token.
///
/// Ids go to the special tokens, then to the words by falling count and, among equals, in code point order, as in
/// Hugging Face's `WordLevelTrainer`.
public final class WordLevelTrainer {
    private WordLevelTrainer() {}

    /// How to train.
    ///
    /// @param vocabularySize  the number of tokens to have at most, special ones included
    /// @param minFrequency  a word that occurs less often is left out
    /// @param specialTokens  tokens that get the first ids; the unknown token is put before them if it is not among
    ///     them
    /// @param steps  how text becomes words
    /// @param unkToken  what words become that are not in the vocabulary
    public record Config(
            int vocabularySize, long minFrequency, List<String> specialTokens, TextSteps steps, String unkToken) {

        /// 30,000 tokens: `[UNK]`, and words cut at white space and punctuation.
        public static final Config DEFAULT = new Config(30_000, 0, List.of(), TextSteps.WHITESPACE, "[UNK]");

        /// Checks the numbers, and copies the special tokens.
        public Config {
            Checks.atLeast("vocabularySize", vocabularySize, 1);
            Checks.atLeast("minFrequency", minFrequency, 0);
            specialTokens = Checks.specialTokens(specialTokens);
        }

        /// Returns this with `vocabularySize`.
        public Config withVocabularySize(int vocabularySize) {
            return new Config(vocabularySize, minFrequency, specialTokens, steps, unkToken);
        }

        /// Returns this with `minFrequency`.
        public Config withMinFrequency(long minFrequency) {
            return new Config(vocabularySize, minFrequency, specialTokens, steps, unkToken);
        }

        /// Returns this with `specialTokens`.
        public Config withSpecialTokens(List<String> specialTokens) {
            return new Config(vocabularySize, minFrequency, specialTokens, steps, unkToken);
        }

        /// Returns this with `steps`.
        public Config withSteps(TextSteps steps) {
            return new Config(vocabularySize, minFrequency, specialTokens, steps, unkToken);
        }

        /// Returns this with `unkToken`.
        public Config withUnkToken(String unkToken) {
            return new Config(vocabularySize, minFrequency, specialTokens, steps, unkToken);
        }
    }

    /// Trains on the texts of `corpus`, silently.
    public static TrainedTokenizer train(Corpus corpus, Config config) throws IOException {
        return train(corpus, config, Progress.NONE);
    }

    /// Trains on the texts of `corpus`, telling `progress` how far it is.
    ///
    /// @throws IllegalArgumentException if the corpus holds no words, or the vocabulary has no room for one
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static TrainedTokenizer train(Corpus corpus, Config config, Progress progress) throws IOException {
        WordCounts words = config.steps().count(corpus, progress);
        List<String> specialTokens = Checks.withUnknown(Optional.of(config.unkToken()), config.specialTokens());
        TokenList tokens = new TokenList();
        specialTokens.forEach(token -> tokens.add(token, 0));
        Checks.room(config.vocabularySize(), tokens.size() + 1, "special tokens and one word");
        Letters letters = config.steps().letters();
        for (int word : words.byFrequency()) {
            if (tokens.size() == config.vocabularySize() || words.count(word) < config.minFrequency()) {
                break;
            }
            tokens.add(letters.text(words.bytes(), words.start(word), words.end(word)), words.count(word));
        }
        WordLevel model = WordLevel.of(Vocabulary.of(tokens.tokens()), config.unkToken());
        return new TrainedTokenizer(config.steps().around(model, specialTokens), tokens.counts());
    }
}
