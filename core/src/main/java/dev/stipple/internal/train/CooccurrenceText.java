package dev.stipple.internal.train;

import java.io.IOException;
import java.util.Arrays;

/// Part of a corpus in memory, and where each word stands in it: so the co-occurrences of a word are counted by going
/// through its places, and come out complete, without sorting or merging pairs.
final class CooccurrenceText implements CooccurrenceSource {
    private static final int END = -1;
    /// Longest text: ids and ends of sentences.
    private static final int LONGEST = 1 << 30;

    private final int window;
    /// Ids, with [#END] around each sentence.
    private final int[] ids;
    private final int[] places;
    /// Where the places of each word begin, and where the last ones end.
    private final int[] starts;

    private CooccurrenceText(int[] ids, int length, int words, int window) {
        this.window = window;
        this.ids = ids;
        this.starts = new int[words + 1];
        for (int i = 0; i < length; i++) {
            if (ids[i] != END) {
                starts[ids[i] + 1]++;
            }
        }
        for (int word = 0; word < words; word++) {
            starts[word + 1] += starts[word];
        }
        this.places = places(length);
    }

    private int[] places(int length) {
        int[] next = starts.clone();
        int[] sorted = new int[starts[starts.length - 1]];
        for (int i = 0; i < length; i++) {
            if (ids[i] != END) {
                sorted[next[ids[i]]++] = i;
            }
        }
        return sorted;
    }

    /// Reads sentences from `shard`, one at least, until there are `most` ids, or no more.
    static CooccurrenceText read(IdCorpus.Shard shard, long most, int words, int window) throws IOException {
        int[] ids = new int[1 << 12];
        ids[0] = END;
        int length = 1;
        while ((length == 1 || length < most) && shard.next()) {
            int size = shard.to() - shard.from();
            if (length + size + 1 > ids.length) {
                ids = Arrays.copyOf(ids, (int) Math.min(LONGEST, Math.max(length + size + 1L, ids.length * 2L)));
            }
            System.arraycopy(shard.ids(), shard.from(), ids, length, size);
            ids[length + size] = END;
            length += size + 1;
        }
        return new CooccurrenceText(ids, length, words, window);
    }

    /// Returns how many ids there are.
    int size() {
        return places.length;
    }

    /// Returns how often all words of lower rows occur together.
    int placesBefore(int word) {
        return starts[word];
    }

    @Override
    public void addTo(CooccurrenceRow row, int word) {
        for (int i = starts[word]; i < starts[word + 1]; i++) {
            int place = places[i];
            for (int distance = 1; distance <= window && ids[place - distance] != END; distance++) {
                add(row, word, ids[place - distance], distance);
            }
            for (int distance = 1; distance <= window && ids[place + distance] != END; distance++) {
                add(row, word, ids[place + distance], distance);
            }
        }
    }

    private static void add(CooccurrenceRow row, int word, int other, int distance) {
        if (other >= word) {
            row.add(other, 1.0 / distance);
        }
    }
}
