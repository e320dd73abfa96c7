package dev.stipple.token.model;

import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// The tokens of a model and their ids, both ways.
///
/// Ids are non-negative and may have gaps, as real files have them. Two tokens may share an id (the later one
/// is then the id's token), and a list may repeat a token (its later position is then the token's id).
///
/// Immutable and thread-safe. Looking a token up allocates nothing: a piece of any [CharSequence] is a key.
public final class Vocabulary {
    /// Drawn per process, so that no file can be made whose tokens all fall into one slot.
    private static final long MULTIPLIER = new SecureRandom().nextLong() | 1;

    private static final int ABSENT = -1;

    private final String[] keys;
    private final int[] keyIds;
    /// Open-addressed table of positions in `keys`, one added; 0 is free. At most half full.
    private final int[] slots;
    /// Tokens in ascending order of their ids.
    private final String[] tokens;
    /// The ids of `tokens`, or null where `tokens[i]` has id `i`.
    private final int @Nullable [] ids;

    private Vocabulary(String[] keys, int[] keyIds) {
        this.keys = keys;
        this.keyIds = keyIds;
        this.slots = new int[Integer.highestOneBit(Math.max(4, keys.length)) * 4];
        for (int entry = 0; entry < keys.length; entry++) {
            String key = keys[entry];
            slots[slot(key, 0, key.length())] = entry + 1;
        }
        if (isDense(keyIds)) {
            this.tokens = keys;
            this.ids = null;
        } else {
            int[] order = orderById(keyIds);
            this.tokens = Arrays.stream(order).mapToObj(i -> keys[i]).toArray(String[]::new);
            this.ids = Arrays.stream(order).map(i -> keyIds[i]).toArray();
        }
    }

    /// Returns a vocabulary in which each token's id is its position.
    public static Vocabulary of(List<String> tokens) {
        int[] ids = new int[tokens.size()];
        Arrays.setAll(ids, i -> i);
        return new Vocabulary(tokens.toArray(String[]::new), ids);
    }

    /// Returns a vocabulary in which `tokens[i]` has id `ids[i]`. The arrays are not copied.
    public static Vocabulary of(String[] tokens, int[] ids) {
        if (tokens.length != ids.length) {
            throw new IllegalArgumentException(tokens.length + " tokens for " + ids.length + " ids");
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0) {
                throw new IllegalArgumentException("token '" + tokens[i] + "' has the negative id " + ids[i]);
            }
        }
        return new Vocabulary(tokens, ids);
    }

    /// Counts the words that `splitter` finds in `corpus` and returns them sorted by code point, special
    /// tokens last.
    ///
    /// One pass in bounded memory: what is kept are the different words and their counts.
    public static Vocabulary build(Corpus corpus, Splitter splitter, VocabularySettings settings) throws IOException {
        return VocabularyBuild.build(corpus, splitter, settings);
    }

    /// Reads a file that [#save] wrote, or anybody with an editor: one token a line, the first line has id 0.
    ///
    /// @throws dev.stipple.MalformedModelException if a line is no UTF-8, has an unknown escape, or repeats a
    ///     token
    public static Vocabulary load(Path file) throws IOException {
        return VocabularyFile.read(file);
    }

    /// Writes the tokens in the order of their ids, one a line; an id without a token gives an empty line.
    /// Line ends and other invisible characters in tokens are written as [escapes][TokenEscapes]. The file is
    /// written whole or not at all.
    public void save(Path file) throws IOException {
        VocabularyFile.write(file, this);
    }

    /// Returns the number of ids that have a token.
    public int size() {
        return tokens.length;
    }

    /// Returns one more than the largest id; larger than [#size()] where ids have gaps.
    public int idLimit() {
        if (tokens.length == 0) {
            return 0;
        }
        return ids == null ? tokens.length : ids[ids.length - 1] + 1;
    }

    /// Returns the id of `token`, if it has one.
    public OptionalInt id(CharSequence token) {
        int id = idOr(token, ABSENT);
        return id == ABSENT ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// Returns the id of `token`, or `absent` where it has none.
    public int idOr(CharSequence token, int absent) {
        return idOr(token, 0, token.length(), absent);
    }

    /// Returns the id of the token that chars `[start, end)` of `text` spell, or `absent` where they spell
    /// none.
    public int idOr(CharSequence text, int start, int end, int absent) {
        int entry = slots[slot(text, start, end)];
        return entry == 0 ? absent : keyIds[entry - 1];
    }

    /// Tells whether `id` has a token.
    public boolean contains(int id) {
        return position(id) >= 0;
    }

    /// Returns the token of `id`; an id without a token is an [IllegalArgumentException].
    public String token(int id) {
        int position = position(id);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "id " + id + " has no token in a vocabulary of " + size() + " tokens with ids below " + idLimit());
        }
        return tokens[position];
    }

    /// Gives each token and its id to `action`, in ascending order of ids.
    public void forEach(ObjIntConsumer<String> action) {
        for (int i = 0; i < tokens.length; i++) {
            action.accept(tokens[i], ids == null ? i : ids[i]);
        }
    }

    @Override
    public String toString() {
        return "Vocabulary of " + size() + " tokens";
    }

    private int position(int id) {
        if (ids == null) {
            return id < tokens.length ? id : ABSENT;
        }
        return Arrays.binarySearch(ids, id);
    }

    /// Returns the slot that holds the key spelt by `[start, end)` of `text`, or the free slot where it would
    /// go.
    private int slot(CharSequence text, int start, int end) {
        int mask = slots.length - 1;
        int slot = hash(text, start, end) & mask;
        while (slots[slot] != 0 && !spells(keys[slots[slot] - 1], text, start, end)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(CharSequence text, int start, int end) {
        long hash = (long) end - start;
        for (int i = start; i < end; i++) {
            hash = (hash + text.charAt(i)) * MULTIPLIER;
        }
        return (int) (hash >>> 32) ^ (int) (hash >>> 17);
    }

    private static boolean spells(String key, CharSequence text, int start, int end) {
        int length = end - start;
        if (key.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (key.charAt(i) != text.charAt(start + i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDense(int[] ids) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != i) {
                return false;
            }
        }
        return true;
    }

    /// Returns the entries in ascending order of ids, of entries that share an id only the last.
    private static int[] orderById(int[] ids) {
        Integer[] order = new Integer[ids.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> ids[i]));
        int size = 0;
        for (int i = 0; i < order.length; i++) {
            if (i + 1 == order.length || ids[order[i]] != ids[order[i + 1]]) {
                order[size++] = order[i];
            }
        }
        return Arrays.stream(order, 0, size).mapToInt(Integer::intValue).toArray();
    }
}
