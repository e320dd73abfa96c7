package dev.stipple.cli;

import static dev.stipple.cli.TrainingOptions.Kind.BPE;
import static dev.stipple.cli.TrainingOptions.Kind.BYTE_BPE;
import static dev.stipple.cli.TrainingOptions.Kind.UNIGRAM;
import static dev.stipple.cli.TrainingOptions.Kind.WORD;
import static dev.stipple.cli.TrainingOptions.Kind.WORDPIECE;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.pipeline.BpeDecoder;
import dev.stipple.token.pipeline.WordPieceDecoder;
import dev.stipple.token.train.BpeTrainer;
import dev.stipple.token.train.TextSteps;
import dev.stipple.token.train.TrainedTokenizer;
import dev.stipple.token.train.UnigramTrainer;
import dev.stipple.token.train.WordLevelTrainer;
import dev.stipple.token.train.WordPieceTrainer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a tokenizer in training is to be like. An option that means nothing to the kind is refused.
final class TrainingOptions {
    /// What is trained.
    enum Kind {
        BYTE_BPE,
        BPE,
        WORDPIECE,
        UNIGRAM,
        WORD
    }

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = {
                "byte-bpe: byte pair encoding on bytes, as GPT-2; nothing is unknown to it.",
                "bpe: byte pair encoding on characters.",
                "wordpiece: the same, for BERT's longest-match model.",
                "unigram: SentencePiece's Unigram.",
                "word: whole words, the most frequent ones."
            })
    private Kind kind;

    @Option(
            names = "--vocabulary-size",
            required = true,
            paramLabel = "N",
            description = "Number of tokens, special ones included.")
    private int vocabularySize;

    @Option(
            names = "--special-token",
            paramLabel = "TOKEN",
            description =
                    "A token that gets one of the first ids and is never part of a word; may be repeated (default: "
                            + "[PAD] [UNK] [CLS] [SEP] [MASK] for wordpiece, <unk> <s> </s> for unigram).")
    private @Nullable List<String> specialTokens;

    @Option(
            names = "--unk-token",
            paramLabel = "TOKEN",
            description =
                    "What stands for the unknown (default: [UNK] for wordpiece and word, <unk> for bpe and unigram).")
    private @Nullable String unkToken;

    @Option(
            names = "--min-frequency",
            paramLabel = "N",
            description = "Leave out what occurs less often: pairs, or words (not for unigram; default: 0).")
    private @Nullable Long minFrequency;

    @Option(
            names = "--alphabet-limit",
            paramLabel = "N",
            description = "Keep at most so many letters, the most frequent ones (for bpe and wordpiece).")
    private @Nullable Integer alphabetLimit;

    @Option(
            names = "--initial-alphabet",
            paramLabel = "LETTERS",
            description = "Letters to have whether they occur or not (for byte-bpe, bpe, wordpiece; default: all bytes "
                    + "for byte-bpe, none for the others).")
    private @Nullable String initialAlphabet;

    @Option(
            names = "--max-token-length",
            paramLabel = "N",
            description = "Merge nothing to a token of N letters or more (byte-bpe, bpe); the most letters of a piece "
                    + "(unigram; default: 16).")
    private @Nullable Integer maxTokenLength;

    @Option(
            names = "--continuing-subword-prefix",
            paramLabel = "TEXT",
            description = "What tokens inside a word begin with (for bpe and wordpiece; default: ## for wordpiece).")
    private @Nullable String continuingSubwordPrefix;

    @Option(
            names = "--end-of-word-suffix",
            paramLabel = "TEXT",
            description = "What tokens at the end of a word end with (for bpe).")
    private @Nullable String endOfWordSuffix;

    @Option(
            names = "--character-coverage",
            paramLabel = "PART",
            description = "How much of the text the letters must spell, up to 1 (for unigram; default: 0.9995).")
    private @Nullable Double characterCoverage;

    @Mixin
    private final TextStepOptions steps = new TextStepOptions();

    /// A training that is all set.
    interface Training {
        TrainedTokenizer on(Corpus corpus, Progress progress) throws IOException;
    }

    /// Returns the training that the options describe.
    ///
    /// @throws IllegalArgumentException if they contradict each other, or a number is out of range
    Training training() {
        refuseIdleOptions();
        return switch (kind) {
            case BYTE_BPE -> bpeOn(bpe(BpeTrainer.Config.BYTE_LEVEL));
            case BPE -> bpeOn(bpe(BpeTrainer.Config.CHARACTERS));
            case WORDPIECE -> {
                WordPieceTrainer.Config config = wordPiece();
                yield (corpus, progress) -> WordPieceTrainer.train(corpus, config, progress);
            }
            case UNIGRAM -> {
                UnigramTrainer.Config config = unigram();
                yield (corpus, progress) -> UnigramTrainer.train(corpus, config, progress);
            }
            case WORD -> {
                WordLevelTrainer.Config config = word();
                yield (corpus, progress) -> WordLevelTrainer.train(corpus, config, progress);
            }
        };
    }

    private static Training bpeOn(BpeTrainer.Config config) {
        return (corpus, progress) -> BpeTrainer.train(corpus, config, progress);
    }

    /// The number of tokens that was asked for.
    int vocabularySize() {
        return vocabularySize;
    }

    private BpeTrainer.Config bpe(BpeTrainer.Config defaults) {
        BpeSettings model =
                unkToken == null ? defaults.model() : defaults.model().withUnkToken(unkToken);
        model = continuingSubwordPrefix == null ? model : model.withContinuingSubwordPrefix(continuingSubwordPrefix);
        TextSteps textSteps = steps.over(defaults.steps());
        if (endOfWordSuffix != null) {
            model = model.withEndOfWordSuffix(endOfWordSuffix);
            textSteps = textSteps.decoder().isPresent()
                    ? textSteps
                    : textSteps.withDecoder(new BpeDecoder(endOfWordSuffix));
        }
        if (kind == BYTE_BPE && !TextSteps.BYTE_LEVEL.decoder().equals(textSteps.decoder())) {
            throw new IllegalArgumentException("--kind byte-bpe needs byte-level words; --kind bpe takes any");
        }
        return defaults.withVocabularySize(vocabularySize)
                .withSpecialTokens(or(specialTokens, defaults.specialTokens()))
                .withMinFrequency(or(minFrequency, defaults.minFrequency()))
                .withAlphabetLimit(or(alphabetLimit, defaults.alphabetLimit()))
                .withInitialAlphabet(or(initialAlphabet, defaults.initialAlphabet()))
                .withMaxTokenLength(or(maxTokenLength, defaults.maxTokenLength()))
                .withSteps(textSteps)
                .withModel(model);
    }

    private WordPieceTrainer.Config wordPiece() {
        WordPieceTrainer.Config defaults = WordPieceTrainer.Config.DEFAULT;
        String prefix = or(continuingSubwordPrefix, defaults.continuingSubwordPrefix());
        TextSteps textSteps = steps.over(defaults.steps());
        return defaults.withVocabularySize(vocabularySize)
                .withSpecialTokens(or(specialTokens, defaults.specialTokens()))
                .withMinFrequency(or(minFrequency, defaults.minFrequency()))
                .withAlphabetLimit(or(alphabetLimit, defaults.alphabetLimit()))
                .withInitialAlphabet(or(initialAlphabet, defaults.initialAlphabet()))
                .withUnkToken(or(unkToken, defaults.unkToken()))
                .withContinuingSubwordPrefix(prefix)
                .withSteps(
                        textSteps.decoder().isPresent()
                                        && !textSteps
                                                .decoder()
                                                .equals(defaults.steps().decoder())
                                ? textSteps
                                : textSteps.withDecoder(new WordPieceDecoder(prefix, true)));
    }

    private UnigramTrainer.Config unigram() {
        UnigramTrainer.Config defaults = UnigramTrainer.Config.DEFAULT;
        return defaults.withVocabularySize(vocabularySize)
                .withSpecialTokens(or(specialTokens, defaults.specialTokens()))
                .withUnkToken(or(unkToken, defaults.unkToken()))
                .withMaxPieceLength(or(maxTokenLength, defaults.maxPieceLength()))
                .withCharacterCoverage(or(characterCoverage, defaults.characterCoverage()))
                .withSteps(steps.over(defaults.steps()));
    }

    private WordLevelTrainer.Config word() {
        WordLevelTrainer.Config defaults = WordLevelTrainer.Config.DEFAULT;
        return defaults.withVocabularySize(vocabularySize)
                .withSpecialTokens(or(specialTokens, defaults.specialTokens()))
                .withMinFrequency(or(minFrequency, defaults.minFrequency()))
                .withUnkToken(or(unkToken, defaults.unkToken()))
                .withSteps(steps.over(defaults.steps()));
    }

    private void refuseIdleOptions() {
        refuseUnless(minFrequency, "--min-frequency", BYTE_BPE, BPE, WORDPIECE, WORD);
        refuseUnless(alphabetLimit, "--alphabet-limit", BYTE_BPE, BPE, WORDPIECE);
        refuseUnless(initialAlphabet, "--initial-alphabet", BYTE_BPE, BPE, WORDPIECE);
        refuseUnless(maxTokenLength, "--max-token-length", BYTE_BPE, BPE, UNIGRAM);
        refuseUnless(continuingSubwordPrefix, "--continuing-subword-prefix", BYTE_BPE, BPE, WORDPIECE);
        refuseUnless(endOfWordSuffix, "--end-of-word-suffix", BYTE_BPE, BPE);
        refuseUnless(characterCoverage, "--character-coverage", UNIGRAM);
    }

    private void refuseUnless(@Nullable Object value, String option, Kind... kinds) {
        if (value != null && !List.of(kinds).contains(kind)) {
            String allowed = Stream.of(kinds).map(Choice::name).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    option + " means nothing to --kind " + Choice.name(kind) + ", only to " + allowed);
        }
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
