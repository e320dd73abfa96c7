package dev.stipple.internal.vectorfile;

import dev.stipple.internal.unicode.EscapedUtf8;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.RandomAccess;

/// The words of vectors, by row: their bytes side by side, and an index that finds the row of a word.
///
/// Words are bytes, for files hold words that are no UTF-8; as text they are spelt by [EscapedUtf8]. Text is made
/// when it is asked for: millions of words would be as many objects.
///
/// Immutable and thread-safe.
public final class WordList extends AbstractList<String> implements RandomAccess {
    private static final int FILLED_TOGETHER = 1 << 12;

    private final byte[] bytes;
    /// Where each word begins in `bytes`, and where the last one ends.
    private final int[] starts;
    /// Open addressing: 0 or a row + 1.
    private final int[] slots;
    private final int duplicate;

    private WordList(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
        int capacity = Math.max(16, (int) Math.min(1L << 30, Long.highestOneBit(2L * starts.length) << 1));
        this.slots = new int[capacity];
        this.duplicate = fill();
    }

    /// Returns the list of `words`.
    ///
    /// @throws IllegalArgumentException if a word stands twice, or holds a lone surrogate that spells no byte
    public static WordList of(List<String> words) {
        if (words instanceof WordList list) {
            return list;
        }
        Builder builder = new Builder();
        for (String word : words) {
            byte[] encoded = EscapedUtf8.encode(word);
            if (word.indexOf('?') < 0 && indexOf(encoded, (byte) '?') >= 0) {
                throw new IllegalArgumentException("the word \"" + word + "\" holds a lone surrogate");
            }
            builder.add(encoded, 0, encoded.length);
        }
        WordList list = builder.build();
        list.duplicate().ifPresent(row -> {
            throw new IllegalArgumentException(
                    "the word \"" + list.get(row) + "\" stands in row " + list.firstRow(row) + " and in row " + row);
        });
        return list;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return starts.length - 1;
    }

    /// Returns the word of a row.
    @Override
    public String get(int row) {
        Objects.checkIndex(row, size());
        return EscapedUtf8.decode(bytes, starts[row], starts[row + 1]);
    }

    /// Returns a copy of the bytes of a row's word.
    public byte[] bytes(int row) {
        Objects.checkIndex(row, size());
        return Arrays.copyOfRange(bytes, starts[row], starts[row + 1]);
    }

    /// Returns how many bytes all words have together.
    int byteCount() {
        return starts[size()];
    }

    /// Returns the row of `word`, or -1.
    public int find(String word) {
        byte[] wanted = EscapedUtf8.encode(word);
        return find(wanted, 0, wanted.length);
    }

    @Override
    public int indexOf(Object word) {
        return word instanceof String text ? find(text) : -1;
    }

    @Override
    public boolean contains(Object word) {
        return indexOf(word) >= 0;
    }

    /// Returns the row of the word that is `word[from, to)`, or -1.
    public int find(byte[] word, int from, int to) {
        for (int slot = slot(word, from, to); ; slot = (slot + 1) & (slots.length - 1)) {
            int row = slots[slot] - 1;
            if (row < 0 || Arrays.equals(bytes, starts[row], starts[row + 1], word, from, to)) {
                return row;
            }
        }
    }

    /// Returns the first row whose word stands in a row above it too.
    public OptionalInt duplicate() {
        return duplicate < 0 ? OptionalInt.empty() : OptionalInt.of(duplicate);
    }

    /// Returns the first row that has the same word as `row`.
    public int firstRow(int row) {
        return find(bytes, starts[row], starts[row + 1]);
    }

    /// Returns the list of the first `count` words.
    public WordList first(int count) {
        int[] some = Arrays.copyOf(starts, count + 1);
        return new WordList(bytes, some);
    }

    /// Enters all rows, and returns the first whose word is there already, or -1. Slots of many rows are computed
    /// before the first of them is looked at, so that the memory fetches several at a time.
    private int fill() {
        int twice = -1;
        int[] wanted = new int[Math.min(size(), FILLED_TOGETHER)];
        for (int from = 0; from < size(); from += FILLED_TOGETHER) {
            int count = Math.min(FILLED_TOGETHER, size() - from);
            for (int i = 0; i < count; i++) {
                wanted[i] = slot(bytes, starts[from + i], starts[from + i + 1]);
            }
            for (int i = 0; i < count; i++) {
                if (!enter(from + i, wanted[i]) && twice < 0) {
                    twice = from + i;
                }
            }
        }
        return twice;
    }

    private boolean enter(int row, int wanted) {
        int slot = wanted;
        while (slots[slot] != 0) {
            if (isSame(slots[slot] - 1, row)) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = row + 1;
        return true;
    }

    private boolean isSame(int row, int other) {
        return Arrays.equals(bytes, starts[row], starts[row + 1], bytes, starts[other], starts[other + 1]);
    }

    private int slot(byte[] word, int from, int to) {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ word[i]) * 0x100000001B3L;
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & (slots.length - 1);
    }

    /// Collects words in the order of their rows.
    public static final class Builder {
        private static final int LONGEST = Integer.MAX_VALUE - 8;

        private byte[] bytes = new byte[1 << 10];
        private int length;
        private int[] starts = new int[1 << 7];
        private int size;

        /// Adds the word `source[from, to)`.
        ///
        /// @throws IllegalArgumentException if all words together have more than 2^31 bytes
        public void add(byte[] source, int from, int to) {
            if (to - from > LONGEST - length) {
                throw new IllegalArgumentException("words of more than " + LONGEST + " bytes together");
            }
            bytes = grown(bytes, length + (to - from));
            System.arraycopy(source, from, bytes, length, to - from);
            length += to - from;
            if (size + 2 > starts.length) {
                starts = Arrays.copyOf(starts, (int) Math.min(LONGEST, starts.length * 2L));
            }
            starts[++size] = length;
        }

        /// Adds all words of another builder.
        public void addAll(Builder other) {
            for (int i = 0; i < other.size; i++) {
                add(other.bytes, other.starts[i], other.starts[i + 1]);
            }
        }

        private static byte[] grown(byte[] array, int needed) {
            return needed <= array.length
                    ? array
                    : Arrays.copyOf(array, (int) Math.min(LONGEST, Math.max(needed, array.length * 2L)));
        }

        /// Returns how many words there are.
        public int size() {
            return size;
        }

        /// Returns the list. Whether a word stands twice is the caller's to ask: [WordList#duplicate].
        public WordList build() {
            return new WordList(bytes, Arrays.copyOf(starts, size + 1));
        }
    }
}
