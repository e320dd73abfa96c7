package dev.stipple.internal.encode;

import dev.stipple.text.LiteralPattern;
import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.Prepend;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Recognises pipelines that merge the characters of a whole text, blanks told as `▁`: Llama 2, Mistral, Gemma, and
/// BPE models of SentencePiece.
final class CharacterBpeShape {
    private static final String MARK = String.valueOf(CharacterBpe.BLANK_MARK);
    private static final Normalizer PREPEND = new Prepend(MARK);

    private static final Normalizer MARKING = new Replace(TextPattern.literal(" "), MARK);

    private CharacterBpeShape() {}

    /// Returns an encoder for `pipeline`, if it has this shape.
    static Optional<Encoder> encoder(Pipeline pipeline) {
        return switch (pipeline.model()) {
            case Bpe model ->
                blankPrefix(pipeline)
                        .flatMap(prefix -> CharacterBpe.of(model).map(bpe -> placing(pipeline, bpe, prefix)));
            case SentencePieceModel model
            when pipeline.preTokenizer().isEmpty()
                    && pipeline.normalizer().orElse(null) instanceof SentencePieceNormalizer normalizer ->
                CharacterBpe.of(model).flatMap(bpe -> encoder(model, bpe, normalizer));
            default -> Optional.empty();
        };
    }

    private static Encoder placing(Pipeline pipeline, CharacterBpe bpe, BlankPrefix prefix) {
        CharacterPairs pairs = pairs(pipeline.model().vocabulary(), bpe);
        var literal = new PipelineEncoder(pipeline);
        var inside = new PipelineEncoder(Pipeline.of(pipeline.model()).withNormalizer(MARKING));
        return new PlacingEncoder(
                encoder(pairs, bpe, prefix, UnaryOperator.identity()),
                PiecePlacer.ofStretches(pairs, prefix, literal, inside));
    }

    private static CharacterPairs pairs(Vocabulary vocabulary, CharacterBpe bpe) {
        return new CharacterPairs(vocabulary, bpe.unknown().fusedId() >= 0);
    }

    private static Encoder encoder(
            CharacterPairs pairs, CharacterBpe bpe, BlankPrefix prefix, UnaryOperator<PieceMerger> runs) {
        ByteBpeTables tables = bpe.tables();
        int[][] expansions = bpe.expansions();
        int fusedId = bpe.unknown().fusedId();
        Encoder encoder = new ByteBpeEncoder(
                pairs, () -> runs.apply(new CharacterMerger(tables.merger(), bpe.size(), expansions, fusedId)));
        return prefix == BlankPrefix.NEVER ? encoder : new PrefixedEncoder(encoder, pairs, prefix);
    }

    /// A model whose normalizer does no more than to mark blanks gets the text as it is; any other gets it normalized.
    private static Optional<Encoder> encoder(
            SentencePieceModel model, CharacterBpe bpe, SentencePieceNormalizer normalizer) {
        SentencePieceNormalizer.Options options = normalizer.options();
        if (!options.escapeWhitespaces()) {
            return Optional.empty();
        }
        UnaryOperator<PieceMerger> runs = merger -> new BlankRunMerger(merger, model);
        boolean plain = normalizer.rules().isEmpty()
                && normalizer.userDefined().isEmpty()
                && !options.removeExtraWhitespaces()
                && !options.treatWhitespaceAsSuffix();
        if (plain) {
            BlankPrefix prefix = options.addDummyPrefix() ? BlankPrefix.ALWAYS : BlankPrefix.NEVER;
            return Optional.of(encoder(pairs(model.vocabulary(), bpe), bpe, prefix, runs));
        }
        Encoder encoder = encoder(pairs(model.vocabulary(), bpe), bpe, BlankPrefix.NEVER, runs);
        return Optional.of(new NormalizedEncoder(new SentencePieceBytes(normalizer), encoder));
    }

    /// When the stages before the model put a blank before the text, if all they do besides is to mark blanks.
    private static Optional<BlankPrefix> blankPrefix(Pipeline pipeline) {
        List<Normalizer> steps = steps(pipeline.normalizer());
        Optional<PreTokenizer> preTokenizer = pipeline.preTokenizer();
        if (steps.isEmpty()) {
            return preTokenizer.flatMap(CharacterBpeShape::blankPrefix);
        }
        // Once the blanks are marked, a split at blanks finds none.
        boolean whole = preTokenizer.stream().allMatch(CharacterBpeShape::cutsAtBlanks);
        long marking = steps.stream().filter(CharacterBpeShape::marksBlanks).count();
        long prepending = steps.stream().filter(PREPEND::equals).count();
        if (!whole || marking != 1 || prepending > 1 || marking + prepending != steps.size()) {
            return Optional.empty();
        }
        return Optional.of(prepending == 1 ? BlankPrefix.ALWAYS : BlankPrefix.NEVER);
    }

    private static boolean cutsAtBlanks(PreTokenizer preTokenizer) {
        return preTokenizer instanceof Split split
                && split.pattern() instanceof LiteralPattern
                && split.pattern().source().equals(" ")
                && !split.invert();
    }

    private static Optional<BlankPrefix> blankPrefix(PreTokenizer preTokenizer) {
        if (!(preTokenizer instanceof Metaspace(int mark, var scheme, boolean split))
                || mark != CharacterBpe.BLANK_MARK
                || split) {
            return Optional.empty();
        }
        return Optional.of(
                switch (scheme) {
                    case ALWAYS -> BlankPrefix.UNLESS_THERE;
                    case FIRST -> BlankPrefix.AT_START_UNLESS_THERE;
                    case NEVER -> BlankPrefix.NEVER;
                });
    }

    private static boolean marksBlanks(Normalizer step) {
        return step instanceof Replace(var pattern, String content)
                && pattern instanceof LiteralPattern
                && pattern.source().equals(" ")
                && content.equals(MARK);
    }

    private static List<Normalizer> steps(Optional<Normalizer> normalizer) {
        return normalizer
                .map(n -> n instanceof NormalizerSequence(List<Normalizer> parts) ? parts : List.of(n))
                .orElse(List.of());
    }
}
