package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;
import dev.stipple.internal.unicode.Unicode;
import dev.stipple.text.LiteralPattern;
import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.BertNormalizer;
import dev.stipple.text.normalize.Lowercase;
import dev.stipple.text.normalize.Nfc;
import dev.stipple.text.normalize.Nfd;
import dev.stipple.text.normalize.Nfkc;
import dev.stipple.text.normalize.Nfkd;
import dev.stipple.text.normalize.Nmt;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.Precompiled;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.normalize.Strip;
import dev.stipple.text.normalize.StripAccents;
import dev.stipple.text.pretokenize.BertPreTokenizer;
import dev.stipple.text.pretokenize.Digits;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.PrependScheme;
import dev.stipple.text.pretokenize.Punctuation;
import dev.stipple.text.pretokenize.Whitespace;
import dev.stipple.text.pretokenize.WhitespaceSplit;
import dev.stipple.token.pipeline.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Recognises pipelines that cut text at blanks before any model sees it: BERT, T5, XLM-RoBERTa, ALBERT, word lists.
///
/// Words come back again and again, so a cache of pieces saves most of the work, whatever the model. Which places
/// may be cut is learnt from examples, see [TextStages]; that is sound for stages that look at one character and
/// its direct neighbours, which are the ones listed here.
final class WordShape {
    /// Patterns that match nothing but runs of blanks: they look no further than the blanks of one piece.
    private static final Set<String> BLANK_PATTERNS = Set.of(" {2,}", " +", "\\s+", "\\s{2,}");

    private static final int LAST_BLANK = 0x3000;

    /// What blanks may become for the words at their sides to stay apart.
    private static final Set<String> BLANKS = Set.of(" ", "▁");

    private WordShape() {}

    /// Returns an encoder for `pipeline`, if it has this shape.
    static Optional<Encoder> encoder(Pipeline pipeline) {
        List<Normalizer> steps = pipeline.normalizer().map(WordShape::steps).orElse(List.of());
        List<Strip> strips = steps.stream()
                .filter(Strip.class::isInstance)
                .map(Strip.class::cast)
                .toList();
        if (strips.size() != 1) {
            return encoderWithoutStrip(pipeline);
        }
        List<Normalizer> others =
                steps.stream().filter(step -> !(step instanceof Strip)).toList();
        Pipeline unstripped = pipeline.withNormalizer(new NormalizerSequence(others));
        boolean first = steps.getFirst() instanceof Strip;
        return encoderWithoutStrip(unstripped)
                .map(encoder -> new StripEncoder(
                        encoder,
                        new PipelineEncoder(pipeline),
                        new TextStages(unstripped.normalizer(), unstripped.preTokenizer()),
                        strips.getFirst(),
                        first));
    }

    private static List<Normalizer> steps(Normalizer normalizer) {
        return normalizer instanceof NormalizerSequence(List<Normalizer> steps)
                ? steps.stream().flatMap(step -> steps(step).stream()).toList()
                : List.of(normalizer);
    }

    private static Optional<Encoder> encoderWithoutStrip(Pipeline pipeline) {
        var stages = new TextStages(pipeline.normalizer(), pipeline.preTokenizer());
        boolean local = pipeline.normalizer().stream().allMatch(WordShape::isLocal)
                && pipeline.preTokenizer().filter(WordShape::isLocal).isPresent();
        if (!local || !WordMerger.suits(stages)) {
            return Optional.empty();
        }
        Set<Integer> unclear = new HashSet<>();
        pipeline.normalizer().ifPresent(normalizer -> addPatterns(normalizer, unclear));
        boolean bert = isBert(pipeline);
        var meanings = new CodePointMemo<>(
                bert ? stages::meaning : c -> unclear.contains(c) ? CharacterMeaning.UNCLEAR : stages.meaningApart(c));
        PieceScanner scanner = bert ? bertScanner(pipeline) : new WordScanner(new SpaceCuts(stages));
        Supplier<WordModel> models = WordModel.of(pipeline.model());
        var literal = new PipelineEncoder(pipeline);
        Encoder encoder = new PlacingEncoder(
                new ByteBpeEncoder(scanner, () -> new WordMerger(stages, meanings, models.get())),
                PiecePlacer.ofWords(scanner, literal));
        return Optional.of(
                pipeline.preTokenizer().stream().anyMatch(WordShape::knowsTheStart)
                        ? new StartEncoder(encoder, literal)
                        : encoder);
    }

    private static boolean isBert(Pipeline pipeline) {
        return pipeline.normalizer().filter(BertNormalizer.class::isInstance).isPresent()
                && pipeline.preTokenizer()
                        .filter(BertPreTokenizer.class::isInstance)
                        .isPresent();
    }

    private static PieceScanner bertScanner(Pipeline pipeline) {
        return new BertScanner(pipeline.normalizer()
                .filter(n -> n instanceof BertNormalizer bert && bert.handleChineseChars())
                .isPresent());
    }

    private static boolean isLocal(Normalizer normalizer) {
        return switch (normalizer) {
            case NormalizerSequence(List<Normalizer> steps) -> steps.stream().allMatch(WordShape::isLocal);
            case Replace(TextPattern pattern, String content) ->
                (pattern instanceof LiteralPattern && !pattern.source().contains(" "))
                        || (isBlank(pattern) && BLANKS.contains(content));
            case BertNormalizer _, Lowercase _, Nfc _, Nfd _, Nfkc _, Nfkd _, Nmt _, Precompiled _, StripAccents _ ->
                true;
            default -> false;
        };
    }

    private static boolean isBlank(TextPattern pattern) {
        return pattern instanceof LiteralPattern
                ? pattern.source().isBlank()
                : BLANK_PATTERNS.contains(pattern.source());
    }

    /// Whether pieces mean the same in any place of a text that starts where the whole text does.
    private static boolean isLocal(PreTokenizer preTokenizer) {
        return switch (preTokenizer) {
            case PreTokenizerSequence(List<PreTokenizer> steps) ->
                !steps.isEmpty() && steps.stream().allMatch(WordShape::isLocal);
            case Metaspace metaspace -> metaspace.split();
            case BertPreTokenizer _, Digits _, Punctuation _, Whitespace _, WhitespaceSplit _ -> true;
            default -> false;
        };
    }

    private static boolean knowsTheStart(PreTokenizer preTokenizer) {
        return switch (preTokenizer) {
            case PreTokenizerSequence(List<PreTokenizer> steps) ->
                steps.stream().anyMatch(WordShape::knowsTheStart);
            case Metaspace metaspace -> metaspace.prependScheme() == PrependScheme.FIRST;
            default -> false;
        };
    }

    /// Adds the characters of what is replaced: what they become depends on their neighbours.
    private static void addPatterns(Normalizer normalizer, Set<Integer> characters) {
        switch (normalizer) {
            case NormalizerSequence(List<Normalizer> steps) -> steps.forEach(step -> addPatterns(step, characters));
            case Replace(TextPattern pattern, String _) -> {
                // A pattern that is no literal is one of blanks.
                IntStream found = pattern instanceof LiteralPattern
                        ? pattern.source().codePoints()
                        : IntStream.rangeClosed(0, LAST_BLANK).filter(Unicode::isWhiteSpace);
                found.forEach(characters::add);
            }
            default -> {}
        }
    }
}
