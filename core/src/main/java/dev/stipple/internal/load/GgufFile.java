package dev.stipple.internal.load;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Gguf;
import dev.stipple.text.normalize.BertNormalizer;
import dev.stipple.text.normalize.CharsMap;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.text.pretokenize.BertPreTokenizer;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.SentencePieceModel.Algorithm;
import dev.stipple.token.model.SentencePieces;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordPiece;
import dev.stipple.token.pipeline.BertProcessing;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.SentencePieceDecoder;
import dev.stipple.token.pipeline.WordPieceDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Reads the vocabularies of GGUF files, to the ids that llama.cpp gives.
///
/// Understood are the kinds `gpt2` (byte-level BPE, split as `tokenizer.ggml.pre` names it), `llama` (SentencePiece
/// BPE), `bert` (WordPiece) and `t5` (Unigram). Differences from llama.cpp are deliberate: text never merges into a
/// control token, accents are taken off by the full Unicode decomposition, and splitting follows the original patterns.
public final class GgufFile {
    private static final String CONTINUATION = "##";
    private static final char WORD_START = '▁';

    private final String file;
    private final Gguf gguf;
    private final GgufVocabulary vocabulary;

    private GgufFile(String file, Gguf gguf) throws MalformedModelException {
        this.file = file;
        this.gguf = gguf;
        this.vocabulary = GgufVocabulary.of(gguf);
    }

    /// Returns the tokenizer in `file`; its tensors are not read.
    ///
    /// @throws MalformedModelException if the file breaks the format, or its vocabulary contradicts itself
    /// @throws UnsupportedModelException if it needs a kind of tokenizer, or a way of splitting, that is not known
    /// @throws IOException if the file cannot be read
    public static Pipeline read(Path file) throws IOException {
        Gguf gguf = Gguf.load(file, key -> key.startsWith(GgufVocabulary.PREFIX) || key.equals("general.name"));
        return new GgufFile(file.toString(), gguf).pipeline();
    }

    private Pipeline pipeline() throws IOException {
        String model = gguf.text(GgufVocabulary.PREFIX + "model")
                .orElseThrow(() -> new UnsupportedModelException(file, "GGUF without a tokenizer"));
        Pipeline pipeline = switch (model) {
            case "gpt2" -> byteLevel();
            case "llama" -> sentencePiece(Algorithm.BPE);
            case "t5" -> sentencePiece(Algorithm.UNIGRAM);
            case "bert" -> wordPiece();
            default ->
                throw new UnsupportedModelException(
                        file, "tokenizer '" + model + "' (gpt2, llama, bert and t5 are understood)");
        };
        return pipeline.withAddedTokens(vocabulary.addedTokens());
    }

    private Pipeline byteLevel() throws IOException {
        String pre = gguf.text(GgufVocabulary.PREFIX + "pre").orElse("default");
        GgufPreTokenizer preTokenizer = GgufPreTokenizer.named(pre)
                .orElseThrow(() -> new UnsupportedModelException(file, "pre-tokenizer '" + pre + "'"));
        Vocabulary tokens = vocabulary.vocabulary();
        BpeSettings settings = BpeSettings.DEFAULT.withIgnoreMerges(GgufPreTokenizer.ignoresMerges(pre));
        Pipeline pipeline = Pipeline.of(Bpe.of(tokens, merges(tokens), settings))
                .withPreTokenizer(preTokenizer.preTokenizer())
                .withDecoder(new ByteLevelDecoder(false, false, false));
        return withFrame(pipeline, GgufPreTokenizer.addsBos(pre), 11, false, 11);
    }

    private BpeMerges merges(Vocabulary tokens) throws MalformedModelException {
        byte[][] lines = gguf.texts(GgufVocabulary.PREFIX + "merges")
                .orElseThrow(() -> gguf.malformed("there are no " + GgufVocabulary.PREFIX + "merges"));
        IntStream.Builder left = IntStream.builder();
        IntStream.Builder right = IntStream.builder();
        IntStream.Builder merged = IntStream.builder();
        // Of merges that repeat a pair the first holds.
        Set<Long> pairs = new HashSet<>();
        for (byte[] bytes : lines) {
            String line = new String(bytes, StandardCharsets.UTF_8);
            int blank = line.indexOf(' ', 1);
            int leftId = blank < 0 ? -1 : tokens.idOr(line, 0, blank, -1);
            int rightId = blank < 0 ? -1 : tokens.idOr(line, blank + 1, line.length(), -1);
            int id = blank < 0 ? -1 : tokens.idOr(line.substring(0, blank) + line.substring(blank + 1), -1);
            // A merge of or into what is no token gives no token.
            if (leftId >= 0 && rightId >= 0 && id >= 0 && pairs.add((long) leftId << 32 | rightId)) {
                left.add(leftId);
                right.add(rightId);
                merged.add(id);
            }
        }
        return BpeMerges.of(
                left.build().toArray(), right.build().toArray(), merged.build().toArray());
    }

    private Pipeline sentencePiece(Algorithm algorithm) throws MalformedModelException {
        boolean isUnigram = algorithm == Algorithm.UNIGRAM;
        SentencePieces pieces = pieces(isUnigram);
        SentencePieceNormalizer.Options options = SentencePieceNormalizer.Options.DEFAULT
                .withAddDummyPrefix(vocabulary.flag("add_space_prefix", true))
                .withRemoveExtraWhitespaces(isUnigram && vocabulary.flag("remove_extra_whitespaces", false));
        SentencePieceNormalizer normalizer = SentencePieceNormalizer.of(charsMap(), options, List.of());
        Pipeline pipeline = Pipeline.of(SentencePieceModel.of(pieces, algorithm))
                .withNormalizer(normalizer)
                .withDecoder(
                        new SentencePieceDecoder(pieces, options, SentencePieceDecoder.UNK_SURFACE, Optional.empty()));
        return withFrame(pipeline, !isUnigram, 1, isUnigram, isUnigram ? 1 : 2);
    }

    private SentencePieces pieces(boolean isUnigram) throws MalformedModelException {
        int unk = vocabulary.unknown(isUnigram ? 2 : 0).orElse(0);
        SentencePieces.Type[] types =
                new SentencePieces.Type[vocabulary.tokens().size()];
        long bytes = IntStream.range(0, types.length)
                .filter(id -> vocabulary.type(id) == GgufVocabulary.BYTE)
                .count();
        for (int id = 0; id < types.length; id++) {
            types[id] = id == unk ? SentencePieces.Type.UNKNOWN : type(vocabulary.type(id), bytes == 256);
        }
        try {
            return SentencePieces.of(vocabulary.tokens(), vocabulary.scores(), types);
        } catch (IllegalArgumentException e) {
            throw gguf.malformed(String.valueOf(e.getMessage()));
        }
    }

    /// User-defined and unused tokens are as good as others here: the former are found in the raw text already.
    private static SentencePieces.Type type(int type, boolean byteFallback) {
        return switch (type) {
            case GgufVocabulary.BYTE -> byteFallback ? SentencePieces.Type.BYTE : SentencePieces.Type.CONTROL;
            case GgufVocabulary.CONTROL, GgufVocabulary.UNKNOWN -> SentencePieces.Type.CONTROL;
            default -> SentencePieces.Type.NORMAL;
        };
    }

    private Optional<CharsMap> charsMap() throws MalformedModelException {
        Optional<long[]> numbers = gguf.integers(GgufVocabulary.PREFIX + "precompiled_charsmap");
        if (numbers.isEmpty() || numbers.get().length == 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[numbers.get().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers.get()[i];
        }
        try {
            return Optional.of(CharsMap.of(bytes));
        } catch (IllegalArgumentException e) {
            throw gguf.malformed(String.valueOf(e.getMessage()));
        }
    }

    private Pipeline wordPiece() throws MalformedModelException {
        Vocabulary tokens = wordPieces();
        String unk =
                tokens.token(vocabulary.unknown(100).orElseThrow(() -> gguf.malformed("there is no unknown token")));
        boolean lowercase = vocabulary.flag("normalizer.lowercase", true);
        boolean stripAccents = vocabulary.flag("normalizer.strip_accents", lowercase);
        Pipeline pipeline = Pipeline.of(WordPiece.of(tokens, unk, CONTINUATION, Integer.MAX_VALUE))
                .withNormalizer(new BertNormalizer(true, true, Optional.of(stripAccents), lowercase))
                .withPreTokenizer(new BertPreTokenizer())
                .withDecoder(new WordPieceDecoder(CONTINUATION, true));
        OptionalInt cls = vocabulary.id("bos_token_id", vocabulary.id("cls_token_id", OptionalInt.of(101)));
        OptionalInt sep = vocabulary.id("seperator_token_id", OptionalInt.of(102));
        return cls.isEmpty() || sep.isEmpty()
                ? pipeline
                : pipeline.withPostProcessor(new BertProcessing(
                        tokens.token(sep.getAsInt()), sep.getAsInt(), tokens.token(cls.getAsInt()), cls.getAsInt()));
    }

    /// Spells the tokens as BERT does: GGUF marks the start of a word where BERT marks its continuation.
    private Vocabulary wordPieces() throws MalformedModelException {
        vocabulary.vocabulary();
        List<String> spelt = new ArrayList<>();
        for (String token : vocabulary.tokens()) {
            boolean isMark = token.startsWith("[") && token.endsWith("]") && token.length() > 2;
            boolean isStart = token.charAt(0) == WORD_START && token.length() > 1;
            spelt.add(isStart ? token.substring(1) : isMark ? token : CONTINUATION + token);
        }
        return Vocabulary.of(spelt);
    }

    private Pipeline withFrame(Pipeline pipeline, boolean addBos, int bos, boolean addEos, int eos)
            throws MalformedModelException {
        OptionalInt before = vocabulary.flag("add_bos_token", addBos)
                ? vocabulary.id("bos_token_id", OptionalInt.of(bos))
                : OptionalInt.empty();
        OptionalInt after = vocabulary.flag("add_eos_token", addEos)
                ? vocabulary.id("eos_token_id", OptionalInt.of(eos))
                : OptionalInt.empty();
        Optional<PostProcessor> frame = GgufVocabulary.frame(vocabulary.tokens(), before, after);
        return frame.isEmpty() ? pipeline : pipeline.withPostProcessor(frame.get());
    }
}
