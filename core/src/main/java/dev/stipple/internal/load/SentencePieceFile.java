package dev.stipple.internal.load;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Protobuf;
import dev.stipple.text.normalize.CharsMap;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.SentencePieceModel.Algorithm;
import dev.stipple.token.model.SentencePieces;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.SentencePieceDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads SentencePiece models, `ModelProto` messages as `sentencepiece_model.proto` defines them.
///
/// Control symbols and the unknown piece become special added tokens, which text spells only where the caller allows
/// it; user-defined symbols are found by the normalizer and the model. Nothing is put around the text, as in
/// sentencepiece itself.
public final class SentencePieceFile {
    private static final int UNIGRAM = 1;
    private static final int NORMAL = 1;

    private final String file;
    private final List<String> texts = new ArrayList<>();
    private final List<Float> scores = new ArrayList<>();
    private final List<SentencePieces.Type> types = new ArrayList<>();
    private int modelType = UNIGRAM;
    private boolean byteFallback;
    private String unkSurface = SentencePieceDecoder.UNK_SURFACE;
    private SentencePieceNormalizer.Options options = SentencePieceNormalizer.Options.DEFAULT;
    private boolean treatWhitespaceAsSuffix;
    private byte[] rules = {};
    private Optional<SentencePieceNormalizer> denormalizer = Optional.empty();

    private SentencePieceFile(String file) {
        this.file = file;
    }

    /// Returns the tokenizer in `file`.
    ///
    /// @throws MalformedModelException if the file is no SentencePiece model, or one that contradicts itself
    /// @throws UnsupportedModelException if the model has a type of its own
    /// @throws IOException if the file cannot be read
    public static Pipeline read(Path file) throws IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    static Pipeline read(String file, byte[] bytes) throws IOException {
        SentencePieceFile reader = new SentencePieceFile(file);
        reader.readModel(Protobuf.of(file, bytes));
        return reader.pipeline();
    }

    /// Returns whether a file that starts with `head` starts with a piece: a message with its text or score first.
    static boolean matches(byte[] head) {
        int second = 2;
        while (second < head.length && second < 6 && head[second - 1] < 0) {
            second++;
        }
        return second < head.length && head[0] == 0x0A && (head[second] == 0x0A || head[second] == 0x15);
    }

    private void readModel(Protobuf model) throws MalformedModelException {
        while (model.next()) {
            switch (model.field()) {
                case 1 -> readPiece(model.message());
                case 2 -> readTrainerSpec(model.message());
                case 3 -> readNormalizerSpec(model.message());
                case 5 -> denormalizer = readDenormalizerSpec(model.message());
                default -> {}
            }
        }
    }

    private void readPiece(Protobuf piece) throws MalformedModelException {
        String text = "";
        float score = 0;
        SentencePieces.Type type = SentencePieces.Type.NORMAL;
        while (piece.next()) {
            switch (piece.field()) {
                case 1 -> text = piece.text();
                case 2 -> score = piece.float32();
                case 3 -> type = type(piece);
                default -> {}
            }
        }
        texts.add(text);
        scores.add(score);
        types.add(type);
    }

    private static SentencePieces.Type type(Protobuf piece) throws MalformedModelException {
        long number = piece.integer();
        return switch ((int) number) {
            case NORMAL -> SentencePieces.Type.NORMAL;
            case 2 -> SentencePieces.Type.UNKNOWN;
            case 3 -> SentencePieces.Type.CONTROL;
            case 4 -> SentencePieces.Type.USER_DEFINED;
            case 5 -> SentencePieces.Type.UNUSED;
            case 6 -> SentencePieces.Type.BYTE;
            default -> throw piece.malformed("piece type " + number + " does not exist");
        };
    }

    private void readTrainerSpec(Protobuf spec) throws MalformedModelException {
        while (spec.next()) {
            switch (spec.field()) {
                case 3 -> modelType = (int) spec.integer();
                case 24 -> treatWhitespaceAsSuffix = spec.bool();
                case 35 -> byteFallback = spec.bool();
                case 44 -> unkSurface = spec.text();
                default -> {}
            }
        }
    }

    private void readNormalizerSpec(Protobuf spec) throws MalformedModelException {
        while (spec.next()) {
            if (spec.field() == 2) {
                rules = spec.bytes();
            } else {
                options = readOption(options, spec);
            }
        }
    }

    private Optional<SentencePieceNormalizer> readDenormalizerSpec(Protobuf spec) throws MalformedModelException {
        byte[] rules = {};
        SentencePieceNormalizer.Options options = SentencePieceNormalizer.Options.DEFAULT;
        while (spec.next()) {
            if (spec.field() == 2) {
                rules = spec.bytes();
            } else {
                options = readOption(options, spec);
            }
        }
        return rules.length == 0 ? Optional.empty() : Optional.of(normalizer(rules, options, List.of()));
    }

    private static SentencePieceNormalizer.Options readOption(SentencePieceNormalizer.Options options, Protobuf spec)
            throws MalformedModelException {
        return switch (spec.field()) {
            case 3 -> options.withAddDummyPrefix(spec.bool());
            case 4 -> options.withRemoveExtraWhitespaces(spec.bool());
            case 5 -> options.withEscapeWhitespaces(spec.bool());
            default -> options;
        };
    }

    private Pipeline pipeline() throws IOException {
        SentencePieces pieces = pieces();
        if (pieces.byteFallback() != byteFallback) {
            throw malformed(
                    byteFallback
                            ? "byte fallback without byte pieces"
                            : "byte pieces in a model without byte fallback");
        }
        SentencePieceNormalizer normalizer = normalizer(
                rules,
                options.withTreatWhitespaceAsSuffix(treatWhitespaceAsSuffix),
                texts(SentencePieces.Type.USER_DEFINED));
        return Pipeline.of(SentencePieceModel.of(pieces, algorithm()))
                .withAddedTokens(addedTokens())
                .withNormalizer(normalizer)
                .withDecoder(new SentencePieceDecoder(pieces, options, unkSurface, denormalizer));
    }

    private SentencePieces pieces() throws MalformedModelException {
        float[] scoreOf = new float[scores.size()];
        for (int i = 0; i < scoreOf.length; i++) {
            scoreOf[i] = scores.get(i);
        }
        try {
            return SentencePieces.of(texts, scoreOf, types.toArray(SentencePieces.Type[]::new));
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private SentencePieceNormalizer normalizer(
            byte[] rules, SentencePieceNormalizer.Options options, List<String> userDefined)
            throws MalformedModelException {
        try {
            Optional<CharsMap> charsMap = rules.length == 0 ? Optional.empty() : Optional.of(CharsMap.of(rules));
            return SentencePieceNormalizer.of(charsMap, options, userDefined);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private Algorithm algorithm() throws UnsupportedModelException {
        return switch (modelType) {
            case UNIGRAM -> Algorithm.UNIGRAM;
            case 2 -> Algorithm.BPE;
            case 3 -> Algorithm.WORD;
            case 4 -> Algorithm.CHARACTER;
            default -> throw new UnsupportedModelException(file, "SentencePiece model type " + modelType);
        };
    }

    private List<String> texts(SentencePieces.Type type) {
        List<String> found = new ArrayList<>();
        for (int id = 0; id < types.size(); id++) {
            if (types.get(id) == type) {
                found.add(texts.get(id));
            }
        }
        return found;
    }

    private List<AddedToken> addedTokens() {
        List<AddedToken> tokens = new ArrayList<>();
        for (int id = 0; id < types.size(); id++) {
            if (types.get(id) == SentencePieces.Type.CONTROL || types.get(id) == SentencePieces.Type.UNKNOWN) {
                tokens.add(AddedToken.special(id, texts.get(id)));
            }
        }
        return tokens;
    }

    private MalformedModelException malformed(String reason) {
        return new MalformedModelException(file, MalformedModelException.NO_OFFSET, reason);
    }
}
