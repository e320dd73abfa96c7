package dev.stipple.internal.encode;

import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.ByteTokens;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.SentencePieces;
import dev.stipple.token.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A BPE that starts from characters, as SentencePiece trains them, told as one that starts from bytes.
///
/// New merges that come before all others put the bytes of each character of the vocabulary together. UTF-8 allows
/// that: a lead byte merges only with the continuation bytes of its own character. The mark `▁` is told as the blank
/// that it stands for. Bytes that no merge takes up belong to a character without a token; they and the halves of
/// characters get ids after the vocabulary, which [CharacterMerger] replaces.
final class CharacterBpe {
    /// SentencePiece's visible blank.
    static final char BLANK_MARK = '▁';

    /// The mark in UTF-8; not to be written to.
    static final byte[] MARK_BYTES = {(byte) 0xE2, (byte) 0x96, (byte) 0x81};

    private final List<byte[]> tokens = new ArrayList<>();
    private final MergeList merges = new MergeList(1 << 16);
    private final int size;
    private final UnknownCharacters unknown;

    /// Starts from the tokens by id, empty where an id has none that merging could reach.
    private CharacterBpe(List<String> texts, UnknownCharacters unknown) {
        this.unknown = unknown;
        size = texts.size();
        texts.forEach(text -> tokens.add(bytes(text)));
        assembleCharacters();
    }

    /// Tells `model`'s merges by bytes, or nothing if it does something that bytes cannot tell: affixes of words, whole
    /// pieces, and bytes of unknown characters of which only some have tokens.
    static Optional<CharacterBpe> of(Bpe model) {
        BpeSettings settings = model.settings();
        boolean affixes =
                settings.continuingSubwordPrefix().filter(s -> !s.isEmpty()).isPresent()
                        || settings.endOfWordSuffix().filter(s -> !s.isEmpty()).isPresent();
        if (affixes || settings.ignoreMerges()) {
            return Optional.empty();
        }
        return unknown(model).map(unknown -> new CharacterBpe(texts(model.vocabulary()), unknown).tell(model.merges()));
    }

    /// Tells the merges of a SentencePiece model by bytes, or nothing if it is no BPE, has pieces that are more than
    /// text, or scores that leave the order of merges open. Runs of blanks may share a score, see [BlankRunMerger].
    static Optional<CharacterBpe> of(SentencePieceModel model) {
        SentencePieces pieces = model.pieces();
        boolean special = IntStream.range(0, pieces.size())
                .mapToObj(pieces::type)
                .anyMatch(type -> type == SentencePieces.Type.USER_DEFINED || type == SentencePieces.Type.UNUSED);
        if (model.algorithm() != SentencePieceModel.Algorithm.BPE || special) {
            return Optional.empty();
        }
        List<String> texts = IntStream.range(0, pieces.size())
                .mapToObj(id -> pieces.type(id) == SentencePieces.Type.NORMAL
                        ? pieces.vocabulary().token(id)
                        : "")
                .toList();
        List<Integer> order = IntStream.range(0, pieces.size())
                .filter(id -> texts.get(id).codePointCount(0, texts.get(id).length()) > 1)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -pieces.score(id)))
                .toList();
        if (tiesBesidesBlanks(pieces, order)) {
            return Optional.empty();
        }
        var bpe = new CharacterBpe(texts, unknown(pieces));
        order.forEach(id -> bpe.tellSplits(pieces, id));
        return Optional.of(bpe);
    }

    private static boolean tiesBesidesBlanks(SentencePieces pieces, List<Integer> order) {
        return IntStream.range(1, order.size())
                .filter(i -> pieces.score(order.get(i)) == pieces.score(order.get(i - 1)))
                .anyMatch(i -> !isBlanks(pieces, order.get(i)) || !isBlanks(pieces, order.get(i - 1)));
    }

    private static boolean isBlanks(SentencePieces pieces, int id) {
        return pieces.vocabulary().token(id).chars().allMatch(c -> c == BLANK_MARK);
    }

    /// The tokens by id. One with a real blank is out of reach: the text has none by the time it is merged.
    private static List<String> texts(Vocabulary vocabulary) {
        return IntStream.range(0, vocabulary.idLimit())
                .mapToObj(id -> vocabulary.contains(id) ? vocabulary.token(id) : "")
                .map(token -> token.indexOf(' ') >= 0 ? "" : token)
                .toList();
    }

    private static Optional<UnknownCharacters> unknown(Bpe model) {
        BpeSettings settings = model.settings();
        Vocabulary vocabulary = model.vocabulary();
        OptionalInt id = settings.unkToken().map(vocabulary::id).orElse(OptionalInt.empty());
        if (settings.unkToken().isPresent() && id.isEmpty()) {
            return Optional.empty();
        }
        if (!settings.byteFallback()) {
            return Optional.of(new UnknownCharacters(Optional.empty(), id, settings.fuseUnk()));
        }
        int[] ids = ByteTokens.ids(vocabulary);
        return Arrays.stream(ids).allMatch(b -> b >= 0)
                ? Optional.of(new UnknownCharacters(Optional.of(ids), id, false))
                : Optional.empty();
    }

    private static UnknownCharacters unknown(SentencePieces pieces) {
        OptionalInt id = OptionalInt.of(pieces.unkId());
        if (!pieces.byteFallback()) {
            return new UnknownCharacters(Optional.empty(), id, true);
        }
        int[] ids = new int[256];
        Arrays.setAll(ids, pieces::byteId);
        return new UnknownCharacters(Optional.of(ids), id, false);
    }

    private CharacterBpe tell(BpeMerges given) {
        for (int i = 0; i < given.count(); i++) {
            merges.add(given.left(i), given.right(i), given.merged(i));
        }
        return this;
    }

    /// Adds the merges into a piece: of any two pieces that it is the concatenation of.
    private void tellSplits(SentencePieces pieces, int id) {
        String text = pieces.vocabulary().token(id);
        for (int cut = 1; cut < text.length(); cut++) {
            int left = pieces.speltId(text, 0, cut);
            int right = left < 0 ? -1 : pieces.speltId(text, cut, text.length());
            if (right >= 0) {
                merges.add(left, right, id);
            }
        }
    }

    private void assembleCharacters() {
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
        return tokens.subList(size, tokens.size()).stream().map(unknown::ids).toArray(int[][]::new);
    }

    /// What becomes of characters without a token.
    UnknownCharacters unknown() {
        return unknown;
    }

    /// The number of ids that are the vocabulary's own.
    int size() {
        return size;
    }
}
