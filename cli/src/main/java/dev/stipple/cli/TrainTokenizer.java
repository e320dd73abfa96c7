package dev.stipple.cli;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.token.train.BpeTrainer;
import dev.stipple.token.train.TrainedTokenizer;
import dev.stipple.token.train.UnigramTrainer;
import dev.stipple.token.train.WordLevelTrainer;
import dev.stipple.token.train.WordPieceTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple train-tokenizer`: a corpus to a tokenizer.
@Command(
        name = "train-tokenizer",
        description = "Train a tokenizer on a corpus.",
        footer = {
            "  stipple train-tokenizer --kind byte-bpe --vocabulary-size 8000 --output tokenizer.json corpus.txt",
            "  stipple train-tokenizer --kind unigram --vocabulary-size 32000 --special-token \"<mask>\" \\",
            "      --output tokenizer.json corpus/"
        })
final class TrainTokenizer implements Callable<Integer> {
    /// What is trained.
    enum Kind {
        BYTE_BPE,
        BPE,
        WORDPIECE,
        UNIGRAM,
        WORD
    }

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "byte-bpe|bpe|wordpiece|unigram|word",
            description = "Byte pair encoding on bytes as GPT-2 has it, or on characters; WordPiece as BERT has it;"
                    + " Unigram as SentencePiece has it; or whole words.")
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
            description = "A special token, such as <|endoftext|>; give the option once for each.")
    private List<String> specialTokens = List.of();

    @Option(
            names = "--min-frequency",
            paramLabel = "N",
            description = "Leave out pairs (words, for --kind word) that occur less often.")
    private @Nullable Long minFrequency;

    @Option(
            names = "--alphabet-limit",
            paramLabel = "N",
            description = "Keep only the N commonest characters (bpe and wordpiece).")
    private @Nullable Integer alphabetLimit;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The tokenizer.json to write; the vocabulary for reading goes beside it, as .vocab.")
    private Path output;

    @Parameters(
            paramLabel = "CORPUS",
            arity = "1..*",
            description = "UTF-8 text files, plain or gzip, or folders of them; each line is a text.")
    private List<Path> corpus;

    @Override
    public Integer call() throws IOException {
        refuseForeignOptions();
        Corpus texts = Corpus.linesWithEnds(corpus.toArray(Path[]::new));
        TrainedTokenizer trained = train(texts, this::show);
        trained.save(output);
        int size = trained.tokenizer().vocabulary().size();
        Path vocabulary = TrainedTokenizer.vocabularyBeside(output);
        stipple.messages().say("%d tokens in %s; for reading in %s".formatted(size, output, vocabulary));
        return ExitCode.OK;
    }

    private void refuseForeignOptions() {
        if (minFrequency != null && kind == Kind.UNIGRAM) {
            throw new ParameterException(spec.commandLine(), "--min-frequency is not for --kind unigram");
        }
        if (alphabetLimit != null && kind != Kind.BPE && kind != Kind.WORDPIECE) {
            throw new ParameterException(spec.commandLine(), "--alphabet-limit is only for --kind bpe and wordpiece");
        }
    }

    private TrainedTokenizer train(Corpus texts, Progress progress) throws IOException {
        return switch (kind) {
            case BYTE_BPE -> BpeTrainer.train(texts, bpe(BpeTrainer.Config.BYTE_LEVEL), progress);
            case BPE -> BpeTrainer.train(texts, bpe(BpeTrainer.Config.CHARACTERS), progress);
            case WORDPIECE -> WordPieceTrainer.train(texts, wordPiece(), progress);
            case UNIGRAM -> UnigramTrainer.train(texts, unigram(), progress);
            case WORD -> WordLevelTrainer.train(texts, wordLevel(), progress);
        };
    }

    // Options that were not given leave the trainer's own settings as they are.

    private BpeTrainer.Config bpe(BpeTrainer.Config base) {
        return base.withVocabularySize(vocabularySize)
                .withSpecialTokens(specialTokens.isEmpty() ? base.specialTokens() : specialTokens)
                .withMinFrequency(minFrequency == null ? base.minFrequency() : minFrequency)
                .withAlphabetLimit(alphabetLimit == null ? base.alphabetLimit() : alphabetLimit);
    }

    private WordPieceTrainer.Config wordPiece() {
        WordPieceTrainer.Config base = WordPieceTrainer.Config.DEFAULT;
        return base.withVocabularySize(vocabularySize)
                .withSpecialTokens(specialTokens.isEmpty() ? base.specialTokens() : specialTokens)
                .withMinFrequency(minFrequency == null ? base.minFrequency() : minFrequency)
                .withAlphabetLimit(alphabetLimit == null ? base.alphabetLimit() : alphabetLimit);
    }

    private UnigramTrainer.Config unigram() {
        UnigramTrainer.Config base = UnigramTrainer.Config.DEFAULT;
        return base.withVocabularySize(vocabularySize)
                .withSpecialTokens(specialTokens.isEmpty() ? base.specialTokens() : specialTokens);
    }

    private WordLevelTrainer.Config wordLevel() {
        WordLevelTrainer.Config base = WordLevelTrainer.Config.DEFAULT;
        return base.withVocabularySize(vocabularySize)
                .withSpecialTokens(specialTokens.isEmpty() ? base.specialTokens() : specialTokens)
                .withMinFrequency(minFrequency == null ? base.minFrequency() : minFrequency);
    }

    private void show(Progress.Report report) {
        String done = report.total() > 0
                ? String.format(Locale.ROOT, "%d %%", report.done() * 100 / report.total())
                : report.done() + " " + report.unit();
        stipple.messages().progress(report.phase() + ": " + done);
    }
}
