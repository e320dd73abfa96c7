package dev.stipple.internal.encode;

import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A BPE that starts from characters, as SentencePiece trains them, told as one that starts from bytes.
///
/// New merges that come before all others put the bytes of each character of the vocabulary together. UTF-8 allows
/// that: a lead byte merges only with the continuation bytes of its own character. The mark `▁` is told as the blank
/// that it stands for. Bytes that no merge takes up belong to a character without a token; they and the halves of
/// characters get ids after the vocabulary, which [CharacterMerger] replaces.
final class CharacterBpe {
    /// SentencePiece's visible blank.
    static final char BLANK_MARK = '▁';

    private final List<byte[]> tokens = new ArrayList<>();
    private final MergeList merges = new MergeList(1 << 16);
    private final int size;
    private final int[] unknownIds;

    private CharacterBpe(Vocabulary vocabulary, int[] unknownIds) {
        this.unknownIds = unknownIds;
        size = vocabulary.idLimit();
        for (int id = 0; id < size; id++) {
            String token = vocabulary.contains(id) ? vocabulary.token(id) : "";
            // A token with a real blank is out of reach: the text has none by the time it is merged.
            tokens.add(token.indexOf(' ') >= 0 ? new byte[0] : bytes(token));
        }
    }

    /// Tells `model`'s merges by bytes, or nothing if it does something that bytes cannot tell: affixes of words, whole
    /// pieces, and unknown characters of which only some have byte tokens.
    static Optional<CharacterBpe> of(Bpe model) {
        BpeSettings settings = model.settings();
        boolean affixes =
                settings.continuingSubwordPrefix().filter(s -> !s.isEmpty()).isPresent()
                        || settings.endOfWordSuffix().filter(s -> !s.isEmpty()).isPresent();
        if (affixes || settings.ignoreMerges()) {
            return Optional.empty();
        }
        return unknownIds(model).map(ids -> new CharacterBpe(model.vocabulary(), ids).tell(model.merges()));
    }

    /// The id that an unknown character gives for each of its bytes; none for any of them where it gives the one
    /// unknown token instead.
    private static Optional<int[]> unknownIds(Bpe model) {
        if (!model.settings().byteFallback()) {
            return Optional.empty();
        }
        HexFormat hex = HexFormat.of().withUpperCase();
        int[] ids = new int[256];
        for (int b = 0; b < 256; b++) {
            ids[b] = model.vocabulary().idOr("<0x" + hex.toHexDigits((byte) b) + ">", -1);
        }
        return Arrays.stream(ids).allMatch(id -> id >= 0) ? Optional.of(ids) : Optional.empty();
    }

    private CharacterBpe tell(BpeMerges given) {
        int[] idsOfBytes = new int[256];
        Arrays.fill(idsOfBytes, -1);
        for (int id = 0; id < size; id++) {
            if (tokens.get(id).length == 1) {
                idsOfBytes[tokens.get(id)[0] & 0xFF] = id;
            }
        }
        for (int b = 0; b < 256; b++) {
            if (idsOfBytes[b] < 0) {
                idsOfBytes[b] = add(new byte[] {(byte) b});
            }
        }
        Map<String, Integer> halves = new HashMap<>();
        for (int id = 0; id < size; id++) {
            if (tokens.get(id).length > 1 && isCharacter(tokens.get(id))) {
                assemble(tokens.get(id), id, idsOfBytes, halves);
            }
        }
        for (int i = 0; i < given.count(); i++) {
            merges.add(given.left(i), given.right(i), given.merged(i));
        }
        return this;
    }

    /// Adds the merges that put the bytes of a character together, from the left; `halves` are those made before.
    private void assemble(byte[] character, int id, int[] idsOfBytes, Map<String, Integer> halves) {
        int left = idsOfBytes[character[0] & 0xFF];
        for (int end = 2; end < character.length; end++) {
            byte[] half = Arrays.copyOf(character, end);
            int known = halves.getOrDefault(new String(half, StandardCharsets.ISO_8859_1), -1);
            int merged = known < 0 ? add(half) : known;
            if (known < 0) {
                halves.put(new String(half, StandardCharsets.ISO_8859_1), merged);
                merges.add(left, idsOfBytes[half[end - 1] & 0xFF], merged);
            }
            left = merged;
        }
        merges.add(left, idsOfBytes[character[character.length - 1] & 0xFF], id);
    }

    private int add(byte[] token) {
        tokens.add(token);
        return tokens.size() - 1;
    }

    private static boolean isCharacter(byte[] token) {
        int lead = token[0] & 0xFF;
        return token.length == (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
    }

    /// The bytes of a token with the mark told as a blank.
    static byte[] bytes(String token) {
        return token.replace(BLANK_MARK, ' ').getBytes(StandardCharsets.UTF_8);
    }

    ByteBpeTables tables() {
        return ByteBpeTables.of(TokenBytes.of(tokens.toArray(byte[][]::new)), merges, false);
    }

    /// What the ids from the vocabulary's limit on stand for: id `size() + i` is `expansions()[i]`.
    int[][] expansions() {
        int[][] expansions = new int[tokens.size() - size][];
        for (int i = 0; i < expansions.length; i++) {
            byte[] bytes = tokens.get(size + i);
            expansions[i] = new int[bytes.length];
            for (int b = 0; b < bytes.length; b++) {
                expansions[i][b] = unknownIds[bytes[b] & 0xFF];
            }
        }
        return expansions;
    }

    /// The number of ids that are the vocabulary's own.
    int size() {
        return size;
    }
}
