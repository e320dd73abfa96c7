package dev.stipple.internal.encode;

import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Vocabulary;
import java.util.Arrays;
import java.util.Optional;

/// Reads a BPE whose tokens spell bytes as visible chars ([ByteLevel#charOf]) back into bytes.
final class BpeBytes {
    private static final byte[] NOTHING = {};

    private BpeBytes() {}

    /// The tables of a model, or empty if it is not one of bytes: a byte that UTF-8 needs has no token, or the
    /// model marks the middles or the ends of words.
    static Optional<ByteBpeTables> tables(Bpe bpe) {
        Vocabulary vocabulary = bpe.vocabulary();
        BpeSettings settings = bpe.settings();
        if (marks(settings.continuingSubwordPrefix())
                || marks(settings.endOfWordSuffix())
                || vocabulary.idLimit() > Math.min(PieceCache.ID_LIMIT, 4L * vocabulary.size() + (1 << 16))) {
            return Optional.empty();
        }
        byte[][] tokens = new byte[vocabulary.idLimit()][];
        Arrays.fill(tokens, NOTHING);
        int[] shared = {0};
        vocabulary.forEach((token, id) -> {
            shared[0] += tokens[id].length;
            tokens[id] = bytes(token);
        });
        TokenBytes bytes = TokenBytes.of(tokens);
        if (shared[0] > 0 || !hasBytesOfUtf8(bytes.idsOfBytes())) {
            return Optional.empty();
        }
        MergeList merges = bpe.isRanked() ? MergeList.ofRanks(bytes) : merges(bpe.merges(), bytes);
        return Optional.of(ByteBpeTables.of(bytes, merges, settings.ignoreMerges()));
    }

    private static boolean marks(Optional<String> affix) {
        return affix.isPresent() && !affix.get().isEmpty();
    }

    /// The bytes that a token spells, none if it holds a char that spells no byte: text never becomes such a token.
    private static byte[] bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            int value = ByteLevel.byteOf(token.charAt(i));
            if (value < 0) {
                return NOTHING;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static boolean hasBytesOfUtf8(int[] idsOfBytes) {
        for (int value = 0; value < 0xF5; value++) {
            if (idsOfBytes[value] < 0 && value != 0xC0 && value != 0xC1) {
                return false;
            }
        }
        return true;
    }

    /// The merges whose parts can occur; of a pair that is listed twice, the merge that counts.
    private static MergeList merges(BpeMerges merges, TokenBytes bytes) {
        var list = new MergeList(merges.count());
        for (int i = 0; i < merges.count(); i++) {
            int left = merges.left(i);
            int right = merges.right(i);
            boolean occurs = bytes.length(left) > 0 && bytes.length(right) > 0 && bytes.length(merges.merged(i)) > 0;
            if (occurs && merges.find(left, right) == i) {
                list.add(left, right, merges.merged(i));
            }
        }
        return list;
    }
}
