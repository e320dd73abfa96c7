package dev.stipple.internal.train;

import dev.stipple.internal.hash.WordCounts;
import dev.stipple.internal.vectorfile.WordList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which words of a corpus are trained.
final class VocabularyCut {
    private final TrainingVocabulary vocabulary;
    private final int[] rows;

    private VocabularyCut(TrainingVocabulary vocabulary, int[] rows) {
        this.vocabulary = vocabulary;
        this.rows = rows;
    }

    /// Keeps the words that occur `minCount` times or more, and those that are `known`, which come to `words` with the
    /// counts that they had before.
    ///
    /// @throws IllegalArgumentException if none of `words` is kept
    static VocabularyCut of(WordCounts words, long minCount, Optional<TrainingVocabulary> known) {
        BitSet kept = new BitSet();
        IntStream.range(0, words.size())
                .filter(word -> words.count(word) >= minCount)
                .forEach(kept::set);
        int counted = words.size();
        String otherwise = kept.isEmpty() ? nothing(words, minCount) : "";
        known.ifPresent(before -> before.addTo(words).forEach(kept::set));
        if (kept.nextSetBit(0) < 0 || kept.nextSetBit(0) >= counted) {
            throw new IllegalArgumentException(otherwise);
        }
        return of(words, IntStream.of(words.byFrequency(0)).filter(kept::get).toArray());
    }

    private static VocabularyCut of(WordCounts words, int[] kept) {
        int[] rows = new int[words.size()];
        Arrays.fill(rows, -1);
        WordList.Builder list = new WordList.Builder();
        long[] counts = new long[kept.length];
        for (int row = 0; row < kept.length; row++) {
            int word = kept[row];
            rows[word] = row;
            counts[row] = words.count(word);
            list.add(words.bytes(), words.start(word), words.end(word));
        }
        return new VocabularyCut(TrainingVocabulary.of(list.build(), counts), rows);
    }

    /// The words that are trained.
    TrainingVocabulary vocabulary() {
        return vocabulary;
    }

    /// The row of each word by its number in `numbers`, which are those of the counted words; -1 where it has none.
    int[] rows(int[] numbers) {
        return IntStream.of(numbers).map(word -> rows[word]).toArray();
    }

    private static String nothing(WordCounts words, long minCount) {
        return words.size() == 0
                ? "nothing to train on: the corpus holds no words"
                : "nothing to train on: none of the corpus's " + words.size() + " words occurs " + minCount
                        + " times, the minimum count; the most frequent one does "
                        + words.count(words.byFrequency(0)[0]) + " times";
    }
}
