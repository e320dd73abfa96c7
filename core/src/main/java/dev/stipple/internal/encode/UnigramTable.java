package dev.stipple.internal.encode;

import dev.stipple.token.model.SentencePieces;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The pieces of a SentencePiece Unigram model by their bytes, `▁` told as a blank, with what choosing each adds to a
/// sum.
///
/// Thread-safe.
final class UnigramTable {
    private static final float UNK_PENALTY = 10;
    /// Ids above need more bits than a slot of [UnigramWords] has.
    private static final int MOST_PIECES = 1 << 24;

    final DoubleArray tree;
    /// What choosing a piece adds, by id; for the unknown piece, what a character adds that no piece spells.
    final float[] gains;

    final int unkId;
    /// The piece of each byte, empty without byte fallback.
    final int[] byteIds;

    /// Whether a blank after another character begins a piece in every split.
    final boolean cutsAtBlanks;

    /// The most by which one piece can change a sum.
    final float greatestStep;

    UnigramTable(SentencePieces pieces) {
        int[] ids = IntStream.range(0, pieces.size())
                .filter(id -> isFound(pieces, id))
                .toArray();
        byte[][] texts = new byte[ids.length][];
        Arrays.setAll(texts, i -> CharacterBpe.bytes(pieces.vocabulary().token(ids[i])));
        tree = DoubleArray.of(texts, ids);
        gains = gains(pieces);
        unkId = pieces.unkId();
        byteIds = new int[pieces.byteFallback() ? 256 : 0];
        Arrays.setAll(byteIds, pieces::byteId);
        cutsAtBlanks = Arrays.stream(texts).noneMatch(UnigramTable::hasInnerBlank);
        float greatest = Math.abs(gains[unkId]);
        for (int id : ids) {
            greatest = Math.max(greatest, Math.abs(gains[id]));
        }
        greatestStep = greatest;
    }

    static boolean suits(SentencePieces pieces) {
        return pieces.size() < MOST_PIECES
                && IntStream.range(0, pieces.size()).allMatch(id -> Float.isFinite(pieces.score(id)));
    }

    /// Whether a text of this pipeline can hold the piece: it has no real blanks.
    private static boolean isFound(SentencePieces pieces, int id) {
        return switch (pieces.type(id)) {
            case NORMAL, USER_DEFINED -> pieces.vocabulary().token(id).indexOf(' ') < 0;
            default -> false;
        };
    }

    private static boolean hasInnerBlank(byte[] text) {
        return IntStream.range(1, text.length).anyMatch(i -> text[i] == ' ' && text[i - 1] != ' ');
    }

    private static float[] gains(SentencePieces pieces) {
        float[] gains = new float[pieces.size()];
        float lowest = Float.MAX_VALUE;
        for (int id = 0; id < gains.length; id++) {
            gains[id] =
                    pieces.type(id) == SentencePieces.Type.USER_DEFINED ? pieces.userDefinedGain(id) : pieces.score(id);
            if (pieces.type(id) == SentencePieces.Type.NORMAL) {
                lowest = Math.min(lowest, pieces.score(id));
            }
        }
        gains[pieces.unkId()] = lowest - UNK_PENALTY;
        return gains;
    }
}
