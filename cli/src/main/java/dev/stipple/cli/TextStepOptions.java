package dev.stipple.cli;

import dev.stipple.text.normalize.BertNormalizer;
import dev.stipple.text.normalize.Lowercase;
import dev.stipple.text.normalize.Nfc;
import dev.stipple.text.normalize.Nfd;
import dev.stipple.text.normalize.Nfkc;
import dev.stipple.text.normalize.Nfkd;
import dev.stipple.text.normalize.Nmt;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.StripAccents;
import dev.stipple.text.pretokenize.WhitespaceSplit;
import dev.stipple.token.train.TextSteps;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a tokenizer in training turns text into words, where that isn't left to its kind.
final class TextStepOptions {
    @Option(
            names = "--pre-tokenizer",
            paramLabel = "NAME",
            description = "How text is cut into words, which no token crosses: byte-level, metaspace, bert, whitespace,"
                    + " whitespace-split or none (default: byte-level for byte-bpe, metaspace for bpe and unigram,"
                    + " bert for wordpiece, whitespace for word).")
    private @Nullable Cut preTokenizer;

    @Option(
            names = "--pattern",
            paramLabel = "REGEX",
            description = "Cut at the matches of this regular expression, in Oniguruma's syntax, before the bytes are "
                    + "taken (with byte-level; default: GPT-2's).")
    private @Nullable String pattern;

    @Option(
            names = "--normalizer",
            paramLabel = "NAME",
            split = ",",
            description = "How text is rewritten first, one step or several: nfc, nfd, nfkc, nfkd, lowercase, "
                    + "strip-accents, nmt, bert, bert-cased, or none (default: nmt, nfkc and single blanks for bpe and "
                    + "unigram, bert for wordpiece, none for the others).")
    private @Nullable List<Rewrite> normalizers;

    /// The ways to cut text into words.
    enum Cut {
        BYTE_LEVEL(TextSteps.BYTE_LEVEL),
        METASPACE(TextSteps.METASPACE.withoutNormalizer()),
        BERT(TextSteps.BERT.withoutNormalizer()),
        WHITESPACE(TextSteps.WHITESPACE),
        WHITESPACE_SPLIT(TextSteps.NONE.withPreTokenizer(new WhitespaceSplit())),
        NONE(TextSteps.NONE);

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable steps
        private final TextSteps steps;

        Cut(TextSteps steps) {
            this.steps = steps;
        }
    }

    /// The ways to rewrite text.
    enum Rewrite {
        NFC,
        NFD,
        NFKC,
        NFKD,
        LOWERCASE,
        STRIP_ACCENTS,
        NMT,
        BERT,
        BERT_CASED,
        NONE;

        private Optional<Normalizer> normalizer() {
            return switch (this) {
                case NFC -> Optional.of(new Nfc());
                case NFD -> Optional.of(new Nfd());
                case NFKC -> Optional.of(new Nfkc());
                case NFKD -> Optional.of(new Nfkd());
                case LOWERCASE -> Optional.of(new Lowercase());
                case STRIP_ACCENTS -> Optional.of(new StripAccents());
                case NMT -> Optional.of(new Nmt());
                case BERT -> TextSteps.BERT.normalizer();
                case BERT_CASED -> Optional.of(new BertNormalizer(true, true, Optional.empty(), false));
                case NONE -> Optional.empty();
            };
        }
    }

    /// Returns the steps of a kind, `defaults`, as far as the options don't say otherwise.
    ///
    /// @throws IllegalArgumentException if the options contradict each other
    TextSteps over(TextSteps defaults) {
        TextSteps steps = preTokenizer == null ? defaults : cut(preTokenizer.steps, defaults);
        if (pattern != null) {
            if (!steps.preTokenizer().equals(TextSteps.BYTE_LEVEL.preTokenizer())) {
                throw new IllegalArgumentException("--pattern goes with byte-level words only");
            }
            steps = cut(byPattern(pattern), steps);
        }
        return normalizers == null ? steps : rewrite(normalizers, steps);
    }

    private static TextSteps byPattern(String pattern) {
        try {
            return TextSteps.byteLevel(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("--pattern: " + e.getDescription() + ": " + e.getPattern(), e);
        }
    }

    /// Returns `cutting` with the normalizer of `defaults`.
    private static TextSteps cut(TextSteps cutting, TextSteps defaults) {
        return defaults.normalizer().map(cutting::withNormalizer).orElse(cutting);
    }

    private static TextSteps rewrite(List<Rewrite> names, TextSteps steps) {
        List<Normalizer> normalizers =
                names.stream().flatMap(name -> name.normalizer().stream()).toList();
        return switch (normalizers.size()) {
            case 0 -> steps.withoutNormalizer();
            case 1 -> steps.withNormalizer(normalizers.getFirst());
            default -> steps.withNormalizer(new NormalizerSequence(normalizers));
        };
    }
}
