package dev.stipple.internal.encode;

import dev.stipple.internal.scan.KnownPattern;
import dev.stipple.internal.scan.PieceScanner;
import dev.stipple.text.normalize.Nfc;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.text.pretokenize.Digits;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recognizes the pipelines that [ByteBpeEncoder] runs: no normalizer or NFC, known split patterns that end in bytes,
/// and a BPE whose tokens are bytes.
final class ByteBpeShape {
    private static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private ByteBpeShape() {}

    /// The encoder of a pipeline of this shape.
    static Optional<Encoder> encoder(Pipeline pipeline) {
        if (!(pipeline.model() instanceof Bpe bpe) || !isNfcOrNothing(pipeline)) {
            return Optional.empty();
        }
        List<PreTokenizer> steps = steps(pipeline);
        if (steps.isEmpty() || !(steps.getLast() instanceof ByteLevel bytes)) {
            return Optional.empty();
        }
        if (bytes.addPrefixSpace() && steps.size() > 1) {
            return Optional.empty();
        }
        return scanner(steps, bytes)
                .flatMap(scanner -> BpeBytes.tables(bpe).map(tables -> new ByteBpeEncoder(scanner, tables)))
                .map(encoder -> bytes.addPrefixSpace() ? new PrefixSpaceEncoder(encoder) : encoder)
                .map(encoder -> hasNfc(pipeline) ? new NfcEncoder(encoder) : encoder);
    }

    private static boolean isNfcOrNothing(Pipeline pipeline) {
        return pipeline.normalizer().isEmpty() || isEmpty(pipeline.normalizer().get()) || hasNfc(pipeline);
    }

    private static boolean isEmpty(Normalizer normalizer) {
        return normalizer instanceof NormalizerSequence(var normalizers) && normalizers.isEmpty();
    }

    private static boolean hasNfc(Pipeline pipeline) {
        return pipeline.normalizer()
                .filter(normalizer -> normalizer instanceof Nfc
                        || (normalizer instanceof NormalizerSequence(var normalizers)
                                && normalizers.equals(List.of(new Nfc()))))
                .isPresent();
    }

    private static List<PreTokenizer> steps(Pipeline pipeline) {
        return pipeline.preTokenizer()
                .map(step -> step instanceof PreTokenizerSequence(var steps) ? steps : List.of(step))
                .orElse(List.of());
    }

    private static Optional<PieceScanner> scanner(List<PreTokenizer> steps, ByteLevel bytes) {
        List<String> regexes = new ArrayList<>();
        for (PreTokenizer step : steps.subList(0, steps.size() - 1)) {
            Optional<String> regex = regex(step, steps.size() == 2);
            if (regex.isEmpty()) {
                return Optional.empty();
            }
            regexes.add(regex.get());
        }
        if (bytes.useRegex()) {
            regexes.add(GPT2);
        }
        return PieceScanner.forPatterns(regexes);
    }

    /// The regex whose matches and gaps are the pieces of a step. A known pattern that stands alone leaves no gaps,
    /// so there it may as well drop them.
    private static Optional<String> regex(PreTokenizer step, boolean alone) {
        return switch (step) {
            case Split(var pattern, var behavior, var invert)
            when behavior == SplitBehavior.ISOLATED || (alone && invert && behavior == SplitBehavior.REMOVED) ->
                Optional.of(pattern.source());
            case Digits(var individual) when individual -> Optional.of(KnownPattern.Spelling.DIGITS);
            default -> Optional.empty();
        };
    }
}
