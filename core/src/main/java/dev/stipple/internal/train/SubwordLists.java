package dev.stipple.internal.train;

import dev.stipple.internal.vectorfile.Ngrams;
import dev.stipple.internal.vectorfile.WordList;
import java.io.IOException;
import java.util.Arrays;

/// The input rows of each word: its own, and those of its n-grams.
///
/// The rows of the words come first. Behind them, only the buckets have rows that some n-gram falls into, in the order
/// in which the words ask for them, frequent ones first: so what is used all the time lies close together. Immutable
/// and thread-safe.
final class SubwordLists {
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    /// By bucket: its row, or -1.
    private final int[] rowOfBucket;

    /// Where each word's rows begin in `rows`, and where the last one's end.
    private final int[] starts;

    private int[] rows;
    private int length;
    private int rowCount;

    /// Lists the rows of all `words`.
    ///
    /// @throws IllegalArgumentException if they are more than 2^31
    SubwordLists(WordList words, Ngrams ngrams) {
        rowOfBucket = new int[ngrams.longest() == 0 ? 0 : ngrams.buckets()];
        Arrays.fill(rowOfBucket, -1);
        starts = new int[words.size() + 1];
        rows = new int[Math.max(16, 16 * words.size())];
        rowCount = words.size();
        for (int word = 0; word < words.size(); word++) {
            add(word);
            ngrams.forEachBucket(words.bytes(word), this::addBucket);
            starts[word + 1] = length;
        }
        rows = Arrays.copyOf(rows, length);
    }

    private void addBucket(int bucket) {
        if (rowOfBucket[bucket] < 0) {
            rowOfBucket[bucket] = rowCount++;
        }
        add(rowOfBucket[bucket]);
    }

    private void add(int row) {
        if (length == rows.length) {
            if (length == LONGEST) {
                throw new IllegalArgumentException("the words have more than " + LONGEST
                        + " n-grams; a higher minimum count or shorter n-grams will do");
            }
            rows = Arrays.copyOf(rows, (int) Math.min(LONGEST, 2L * length));
        }
        rows[length++] = row;
    }

    /// Returns how many rows `word` has.
    int count(int word) {
        return starts[word + 1] - starts[word];
    }

    /// Copies the rows of `word` to `into`, from `at` on; its own is the first.
    void copy(int word, int[] into, int at) {
        System.arraycopy(rows, starts[word], into, at, count(word));
    }

    /// Returns how many different rows the words of a block have, at most, where `corpus` is read in so many blocks.
    int mostOfABlock(IdCorpus corpus, int blocks) throws IOException {
        int[] lastSeen = new int[rowCount];
        int most = 0;
        for (int block = 0; block < blocks; block++) {
            int count = 0;
            try (IdCorpus.Shard shard = corpus.shard(block, blocks)) {
                while (shard.next()) {
                    for (int i = shard.from(); i < shard.to(); i++) {
                        count += mark(shard.ids()[i], block + 1, lastSeen);
                    }
                }
            }
            most = Math.max(most, count);
        }
        return most;
    }

    /// Marks the rows of `word`, unless its own is marked, and returns how many were not.
    private int mark(int word, int mark, int[] marks) {
        int count = 0;
        if (marks[word] != mark) {
            for (int i = starts[word]; i < starts[word + 1]; i++) {
                count += marks[rows[i]] == mark ? 0 : 1;
                marks[rows[i]] = mark;
            }
        }
        return count;
    }

    /// Returns how many rows there are in all.
    int rowCount() {
        return rowCount;
    }

    /// Returns the row of each bucket, or -1; not to be changed.
    int[] rowOfBucket() {
        return rowOfBucket;
    }
}
