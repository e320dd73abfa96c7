package dev.stipple.internal.hash;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The distinct words of a corpus, each a run of bytes with the number of times it occurred.
///
/// An open-addressing hash table over byte slices: the words lie end to end in one array, so that a word costs its
/// bytes plus about 24, and no object. Mutable while counting; not thread-safe: each thread fills its own and [#addAll]
/// joins them.
public final class WordCounts {
    private static final int FREE = -1;

    private byte[] pool = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int[] hashes = new int[1 << 8];
    private long[] counts = new long[1 << 8];
    private int size;
    /// Word numbers by hash; a power of two, at most half full.
    private int[] table = newTable(1 << 9);

    /// Returns the number of distinct words; they are numbered from 0 in order of first sight.
    public int size() {
        return size;
    }

    /// Returns how often all words together occurred.
    public long total() {
        return Arrays.stream(counts, 0, size).sum();
    }

    /// Returns how often `word` occurred.
    public long count(int word) {
        return counts[word];
    }

    /// Returns the array in which word `w` is the bytes `[start(w), end(w))`; valid until the next word is added.
    public byte[] bytes() {
        return pool;
    }

    /// Returns where in [#bytes()] `word` begins.
    public int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    /// Returns where in [#bytes()] `word` ends.
    public int end(int word) {
        return ends[word];
    }

    /// Returns the sum of the lengths of all distinct words, in bytes.
    public int byteLength() {
        return start(size);
    }

    /// Returns the words in the order of their bytes, which is that of their code points too.
    public int[] sorted() {
        return sorted(_ -> true, this::compareBytes);
    }

    /// Returns the words by falling count, among equals in the order of their bytes.
    public int[] byFrequency() {
        return byFrequency(0);
    }

    /// Returns the words that occur `minCount` times or more by falling count, among equals in the order of their
    /// bytes.
    public int[] byFrequency(long minCount) {
        return sorted(
                word -> counts[word] >= minCount,
                (a, b) -> counts[a] != counts[b] ? Long.compare(counts[b], counts[a]) : compareBytes(a, b));
    }

    private int[] sorted(IntPredicate kept, Comparator<Integer> order) {
        return IntStream.range(0, size)
                .filter(kept)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int compareBytes(int a, int b) {
        return Arrays.compareUnsigned(pool, start(a), ends[a], pool, start(b), ends[b]);
    }

    /// Adds `count` occurrences of the word that is the bytes `[from, to)` of `text`, and returns its number.
    public int add(byte[] text, int from, int to, long count) {
        int hash = hash(text, from, to);
        int mask = table.length - 1;
        int slot = hash & mask;
        for (int known; (known = table[slot]) != FREE; slot = (slot + 1) & mask) {
            if (hashes[known] == hash && Arrays.equals(pool, start(known), ends[known], text, from, to)) {
                counts[known] += count;
                return known;
            }
        }
        int word = append(text, from, to, hash, count);
        table[slot] = word;
        if (2 * size > table.length) {
            grow();
        }
        return word;
    }

    /// Adds every word of `other` with its count, and returns the numbers that they have here.
    public int[] addAll(WordCounts other) {
        int[] numbers = new int[other.size];
        for (int word = 0; word < other.size; word++) {
            numbers[word] = add(other.pool, other.start(word), other.ends[word], other.counts[word]);
        }
        return numbers;
    }

    private int append(byte[] text, int from, int to, int hash, long count) {
        int start = byteLength();
        int end = Math.addExact(start, to - from);
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, larger(end));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(text, from, pool, start, to - from);
        ends[size] = end;
        hashes[size] = hash;
        counts[size] = count;
        return size++;
    }

    /// Half as much again, without passing the largest array.
    private static int larger(int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, needed + (needed >>> 1) + 16L);
    }

    private void grow() {
        int[] larger = newTable(2 * table.length);
        int mask = larger.length - 1;
        for (int word = 0; word < size; word++) {
            int slot = hashes[word] & mask;
            while (larger[slot] != FREE) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = word;
        }
        table = larger;
    }

    private static int[] newTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, FREE);
        return table;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        // Words that differ in the last byte only would share a run of slots: spread the low bits.
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
