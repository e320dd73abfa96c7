package dev.stipple.token.model;

import dev.stipple.internal.Lazy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The pieces of a SentencePiece model: texts with a score and a type each, numbered from 0.
///
/// Pieces that text can spell (normal, user-defined and unused ones) and reserved pieces (unknown, control
/// and byte ones) are two name spaces: text never spells a reserved piece by merging, but where both hold one
/// text, the reserved piece's id counts. Immutable and thread-safe.
public final class SentencePieces {
    static final int ABSENT = -1;
    private static final float USER_DEFINED_GAIN_PER_BYTE = 0.1f;

    /// What a piece is for.
    public enum Type {
        /// Part of text.
        NORMAL,
        /// What stands for text that no piece spells; there is exactly one.
        UNKNOWN,
        /// A mark without text, such as `<s>`; never found in text.
        CONTROL,
        /// Text that is always one token.
        USER_DEFINED,
        /// Part of text that may be passed through while merging, but is never a token.
        UNUSED,
        /// One byte of text that no other piece spells, `<0x00>` to `<0xFF>`.
        BYTE;

        private boolean isReserved() {
            return this == UNKNOWN || this == CONTROL || this == BYTE;
        }
    }

    private final Vocabulary vocabulary;
    private final float[] scores;
    private final Type[] types;
    private final Vocabulary spelt;
    private final Vocabulary reserved;
    private final int unkId;
    private final int @Nullable [] byteIds;
    private final Lazy<TokenTrie> userDefined;

    private SentencePieces(List<String> texts, float[] scores, Type[] types) {
        this.vocabulary = Vocabulary.of(texts);
        this.scores = scores;
        this.types = types;
        this.spelt = select(false);
        this.reserved = select(true);
        this.unkId = Arrays.asList(types).indexOf(Type.UNKNOWN);
        this.byteIds = Arrays.asList(types).contains(Type.BYTE) ? byteIds() : null;
        this.userDefined = new Lazy<>(() -> new TokenTrie(select(Type.USER_DEFINED)));
    }

    /// Returns pieces of which number `i` has `texts[i]`, `scores[i]` and `types[i]`. The arrays are not
    /// copied.
    ///
    /// @throws IllegalArgumentException if there is not exactly one unknown piece, a text is empty or
    ///     repeated, or
    ///     some but not all 256 byte pieces are there
    public static SentencePieces of(List<String> texts, float[] scores, Type[] types) {
        if (texts.size() != scores.length || texts.size() != types.length) {
            throw new IllegalArgumentException(
                    texts.size() + " texts for " + scores.length + " scores and " + types.length + " types");
        }
        if (texts.contains("")) {
            throw new IllegalArgumentException("piece " + texts.indexOf("") + " is empty");
        }
        long unknown = Arrays.stream(types).filter(Type.UNKNOWN::equals).count();
        if (unknown != 1) {
            throw new IllegalArgumentException(unknown + " unknown pieces where one is needed");
        }
        SentencePieces pieces = new SentencePieces(texts, scores, types);
        pieces.requireDistinct();
        return pieces;
    }

    private void requireDistinct() {
        for (int id = 0; id < types.length; id++) {
            String text = vocabulary.token(id);
            int held = (types[id].isReserved() ? reserved : spelt).idOr(text, ABSENT);
            if (held != id) {
                throw new IllegalArgumentException("pieces " + id + " and " + held + " are both '" + text + "'");
            }
        }
    }

    private Vocabulary select(boolean fromReserved) {
        return select(id -> types[id].isReserved() == fromReserved);
    }

    private Vocabulary select(Type type) {
        return select(id -> types[id] == type);
    }

    private Vocabulary select(IntPredicate wanted) {
        int[] ids = IntStream.range(0, types.length).filter(wanted).toArray();
        return Vocabulary.of(Arrays.stream(ids).mapToObj(vocabulary::token).toArray(String[]::new), ids);
    }

    private int[] byteIds() {
        int[] ids = ByteTokens.ids(reserved);
        for (int b = 0; b < ids.length; b++) {
            if (ids[b] == ABSENT) {
                throw new IllegalArgumentException("there are byte pieces, but not " + ByteTokens.name(b));
            }
        }
        return ids;
    }

    /// Returns the pieces' texts by id.
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public String toString() {
        return size() + " pieces";
    }

    /// Returns the number of pieces.
    public int size() {
        return types.length;
    }

    /// Returns the score of piece `id`; higher is better.
    public float score(int id) {
        return scores[id];
    }

    /// Returns what user-defined piece `id` adds to a Unigram sum in place of its score: so much that it wins against
    /// the usual negative scores.
    public float userDefinedGain(int id) {
        int bytes = vocabulary.token(id).getBytes(StandardCharsets.UTF_8).length;
        return (bytes - 1) * USER_DEFINED_GAIN_PER_BYTE;
    }

    /// Returns the type of piece `id`.
    public Type type(int id) {
        return types[id];
    }

    /// Returns the id of the unknown piece.
    public int unkId() {
        return unkId;
    }

    /// Tells whether unknown characters become byte pieces.
    public boolean byteFallback() {
        return byteIds != null;
    }

    /// Returns the id of the piece for byte `b`, 0 to 255, of a model with byte fallback.
    public int byteId(int b) {
        if (byteIds == null) {
            throw new IllegalStateException("a model without byte pieces");
        }
        return byteIds[b];
    }

    /// Returns the id of the piece that chars `[start, end)` of `text` are, or that of the unknown piece.
    public int id(CharSequence text, int start, int end) {
        int id = reserved.idOr(text, start, end, ABSENT);
        return id != ABSENT ? id : spelt.idOr(text, start, end, unkId);
    }

    /// Returns the id of the piece that text can spell and that chars `[start, end)` of `text` are, or -1.
    public int speltId(CharSequence text, int start, int end) {
        return spelt.idOr(text, start, end, ABSENT);
    }

    /// Returns the pieces that text can spell, by id.
    public Vocabulary spelt() {
        return spelt;
    }

    /// Returns where the longest user-defined piece that starts at `start` of `text` ends, or -1.
    int userDefinedEnd(CharSequence text, int start) {
        TokenTrie trie = userDefined.get();
        int found = ABSENT;
        int node = 0;
        for (int end = start; end < text.length(); ) {
            node = trie.next(node, text.charAt(end++));
            if (node == TokenTrie.NONE) {
                break;
            }
            if (trie.tokenId(node) != TokenTrie.NONE) {
                found = end;
            }
        }
        return found;
    }
}
