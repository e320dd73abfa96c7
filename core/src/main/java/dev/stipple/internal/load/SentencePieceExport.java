package dev.stipple.internal.load;

import dev.stipple.UnsupportedModelException;
import dev.stipple.text.TextPattern;
import dev.stipple.text.normalize.CharsMap;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.Precompiled;
import dev.stipple.text.normalize.Prepend;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PrependScheme;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Model;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.SentencePieceModel.Algorithm;
import dev.stipple.token.model.SentencePieces;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.pipeline.ByteFallbackDecoder;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.DecoderSequence;
import dev.stipple.token.pipeline.FuseDecoder;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.ReplaceDecoder;
import dev.stipple.token.pipeline.SentencePieceDecoder;
import dev.stipple.token.pipeline.StripDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Tells a SentencePiece pipeline in the components of Hugging Face's `tokenizer.json`.
///
/// The ids are the same but for what the format cannot say: Unigram sums are double precision there, so that near-ties
/// may fall otherwise in long texts; a character map is asked by graphemes, see [Precompiled]; and a text that spells a
/// reserved piece, such as `<s>`, may become it. Models whose ids would differ on ordinary text are refused.
final class SentencePieceExport {
    private static final String MARK = "▁";
    /// Runs of blanks up to this length must give the same ids.
    private static final int LONGEST_RUN = 200;

    private final Pipeline pipeline;
    private final SentencePieceModel model;
    private final SentencePieces pieces;
    private final SentencePieceNormalizer normalizer;

    private SentencePieceExport(Pipeline pipeline, SentencePieceModel model, SentencePieceNormalizer normalizer) {
        this.pipeline = pipeline;
        this.model = model;
        this.pieces = model.pieces();
        this.normalizer = normalizer;
    }

    /// Returns `pipeline` as the format can express it; other pipelines than SentencePiece's as they are.
    static Pipeline of(Pipeline pipeline) throws UnsupportedModelException {
        return pipeline.model() instanceof SentencePieceModel model
                        && pipeline.normalizer().orElse(null) instanceof SentencePieceNormalizer normalizer
                ? new SentencePieceExport(pipeline, model, normalizer).export()
                : pipeline;
    }

    private Pipeline export() throws UnsupportedModelException {
        refuse();
        List<Normalizer> steps = steps();
        Pipeline exported = Pipeline.of(model.algorithm() == Algorithm.BPE ? bpe() : unigram())
                .withAddedTokens(pipeline.addedTokens())
                .withDecoder(decoder());
        exported = steps.isEmpty() ? exported : exported.withNormalizer(new NormalizerSequence(steps));
        if (model.algorithm() == Algorithm.UNIGRAM && startsWords()) {
            exported = exported.withPreTokenizer(new Metaspace(MARK.charAt(0), PrependScheme.NEVER, true));
        }
        checkRuns(exported.model());
        return exported;
    }

    private void refuse() throws UnsupportedModelException {
        if (model.algorithm() != Algorithm.BPE && model.algorithm() != Algorithm.UNIGRAM) {
            throw TokenizerJsonWriter.inexpressible("a SentencePiece model of type " + model.algorithm());
        }
        if (!normalizer.options().escapeWhitespaces()) {
            throw TokenizerJsonWriter.inexpressible("a SentencePiece model that leaves blanks as they are");
        }
        if (normalizer.options().treatWhitespaceAsSuffix()) {
            throw TokenizerJsonWriter.inexpressible("a SentencePiece model with blanks at the end of words");
        }
        if (pipeline.decoder().orElse(null) instanceof SentencePieceDecoder decoder
                && decoder.denormalizer().isPresent()) {
            throw TokenizerJsonWriter.inexpressible("a SentencePiece model with a denormalizer");
        }
        for (int id = 0; id < pieces.size(); id++) {
            boolean refused = pieces.type(id) == SentencePieces.Type.UNUSED
                    || (pieces.type(id) == SentencePieces.Type.USER_DEFINED
                            && !isPlain(pieces.vocabulary().token(id)));
            if (refused) {
                throw TokenizerJsonWriter.inexpressible("the piece '"
                        + pieces.vocabulary().token(id) + "' of type " + pieces.type(id) + " of a SentencePiece model");
            }
        }
    }

    /// Whether a user-defined piece may as well be a piece with a high score: it is one in a Unigram model, and the
    /// normalizer changes nothing in it.
    private boolean isPlain(String piece) {
        byte[] utf8 = piece.getBytes(StandardCharsets.UTF_8);
        return model.algorithm() == Algorithm.UNIGRAM
                && piece.indexOf(' ') < 0
                && IntStream.range(0, utf8.length)
                        .allMatch(at -> normalizer.rules().stream()
                                .allMatch(map -> map.longest(utf8, at, utf8.length) == CharsMap.NO_MATCH));
    }

    private List<Normalizer> steps() {
        List<Normalizer> steps = new ArrayList<>();
        normalizer.rules().<Normalizer>map(Precompiled::new).ifPresent(steps::add);
        if (normalizer.options().removeExtraWhitespaces()) {
            steps.add(new Replace(TextPattern.regex("^ +|[ " + MARK + "]+$"), ""));
            steps.add(new Replace(TextPattern.regex(" {2,}"), " "));
        }
        if (normalizer.options().addDummyPrefix()) {
            steps.add(new Prepend(MARK));
        }
        steps.add(new Replace(TextPattern.literal(" "), MARK));
        return steps;
    }

    /// Whether each `▁` starts a word: no piece has one later on.
    private boolean startsWords() {
        return IntStream.range(0, pieces.size())
                .filter(id -> pieces.type(id) == SentencePieces.Type.NORMAL)
                .allMatch(id -> pieces.vocabulary().token(id).lastIndexOf(MARK) <= 0);
    }

    private List<String> texts() {
        return IntStream.range(0, pieces.size())
                .mapToObj(pieces.vocabulary()::token)
                .toList();
    }

    private Model unigram() {
        double lowest = IntStream.range(0, pieces.size())
                .filter(id -> pieces.type(id) == SentencePieces.Type.NORMAL)
                .mapToDouble(pieces::score)
                .min()
                .orElse(0);
        double[] scores = new double[pieces.size()];
        // A reserved piece takes part in the search there: it shall not be attractive.
        Arrays.setAll(scores, id -> switch (pieces.type(id)) {
            case NORMAL -> pieces.score(id);
            case USER_DEFINED -> pieces.userDefinedGain(id);
            default -> lowest;
        });
        return Unigram.of(texts(), scores, OptionalInt.of(pieces.unkId()), pieces.byteFallback());
    }

    private Model bpe() throws UnsupportedModelException {
        List<Integer> order = IntStream.range(0, pieces.size())
                .filter(id -> pieces.type(id) == SentencePieces.Type.NORMAL)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -pieces.score(id)))
                .toList();
        List<int[]> merges = new ArrayList<>();
        int before = -1;
        for (int id : order) {
            int count = merges.size();
            addSplits(id, merges);
            if (merges.size() > count) {
                boolean tie = before >= 0 && pieces.score(before) == pieces.score(id);
                if (tie && !(isBlanks(before) && isBlanks(id))) {
                    throw TokenizerJsonWriter.inexpressible("a SentencePiece model with the same score for the pieces '"
                            + pieces.vocabulary().token(before) + "' and '"
                            + pieces.vocabulary().token(id) + "'");
                }
                before = id;
            }
        }
        return Bpe.of(
                pieces.vocabulary(),
                BpeMerges.of(column(merges, 0), column(merges, 1), column(merges, 2)),
                BpeSettings.DEFAULT
                        .withUnkToken(pieces.vocabulary().token(pieces.unkId()))
                        .withFuseUnk(true)
                        .withByteFallback(pieces.byteFallback()));
    }

    /// Adds the merges into a piece: of any two pieces that it is the concatenation of.
    private void addSplits(int id, List<int[]> merges) {
        String text = pieces.vocabulary().token(id);
        for (int cut = 1; cut < text.length(); cut++) {
            int left = pieces.speltId(text, 0, cut);
            int right = left < 0 ? -1 : pieces.speltId(text, cut, text.length());
            if (right >= 0) {
                merges.add(new int[] {left, right, id});
            }
        }
    }

    private boolean isBlanks(int id) {
        return pieces.vocabulary().token(id).chars().allMatch(c -> c == MARK.charAt(0));
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    private Decoder decoder() {
        List<Decoder> steps = new ArrayList<>();
        steps.add(new ReplaceDecoder(new Replace(TextPattern.literal(MARK), " ")));
        if (pieces.byteFallback()) {
            steps.add(new ByteFallbackDecoder());
        }
        steps.add(new FuseDecoder());
        if (normalizer.options().addDummyPrefix() || normalizer.options().removeExtraWhitespaces()) {
            steps.add(new StripDecoder(' ', 1, 0));
        }
        return new DecoderSequence(steps);
    }

    /// Runs of blanks often share a score, so that ranks alone do not tell how they merge.
    private void checkRuns(Model exported) throws UnsupportedModelException {
        for (int length = 0; length <= LONGEST_RUN; length++) {
            String text = "a" + MARK.repeat(length) + "a";
            if (!ids(model, text).equals(ids(exported, text))) {
                throw TokenizerJsonWriter.inexpressible(
                        "a SentencePiece model that merges " + length + " blanks by scores");
            }
        }
    }

    private static List<Integer> ids(Model model, String text) {
        List<Integer> ids = new ArrayList<>();
        model.tokenize(text, (id, _, _) -> ids.add(id));
        return ids;
    }
}
