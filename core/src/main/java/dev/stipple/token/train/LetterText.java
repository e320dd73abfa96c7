package dev.stipple.token.train;

import dev.stipple.internal.hash.WordCounts;
import java.util.Arrays;

/// The distinct words of a corpus as numbered letters, end to end in one array, each word followed by [#END].
///
/// Letters are numbered from 1 by falling frequency. Letters too rare for the character coverage share one number,
/// [#rare()], and no piece may hold them.
final class LetterText {
    /// Stands after each word.
    static final int END = 0;
    /// Words are cut after so many letters: pieces are far shorter, and a lattice needs memory for each letter.
    private static final int LONGEST_WORD = 4096;

    private final int[] letters;
    private final int[] starts;
    private final long[] counts;
    private final int[] codePoints;
    private final long[] letterCounts;

    private LetterText(int[] letters, int[] starts, long[] counts, int[] codePoints, long[] letterCounts) {
        this.letters = letters;
        this.starts = starts;
        this.counts = counts;
        this.codePoints = codePoints;
        this.letterCounts = letterCounts;
    }

    /// Numbers the letters of `words`, sorted so that chance in the order of counting plays no part; the most
    /// frequent ones that make up `coverage` of the text, 0 to 1, are kept.
    static LetterText of(WordCounts words, Letters reading, double coverage) {
        LetterCounts counts = LetterCounts.of(words, reading);
        int[] kept = counts.covering(coverage);
        long[] keptCounts = Arrays.stream(kept).mapToLong(counts::count).toArray();
        int[] numbers = new int[counts.bound()];
        Arrays.fill(numbers, kept.length + 1);
        for (int i = 0; i < kept.length; i++) {
            numbers[kept[i]] = i + 1;
        }
        return new Builder(words, reading, numbers).build(kept, keptCounts);
    }

    /// Returns the letters of all words with an [#END] after each.
    int[] letters() {
        return letters;
    }

    int words() {
        return counts.length;
    }

    int start(int word) {
        return starts[word];
    }

    /// Returns the index of the [#END] of `word`.
    int end(int word) {
        return starts[word + 1] - 1;
    }

    long count(int word) {
        return counts[word];
    }

    /// Returns the number of letters that are kept; they are 1 to this.
    int alphabetSize() {
        return codePoints.length;
    }

    /// Returns the number that stands for every letter that is not kept.
    int rare() {
        return codePoints.length + 1;
    }

    /// Returns the character of the kept letter `letter`.
    int codePoint(int letter) {
        return codePoints[letter - 1];
    }

    /// Returns how often the kept letter `letter` occurs.
    long letterCount(int letter) {
        return letterCounts[letter - 1];
    }

    /// Returns the kept letters `[start, start + length)` as a string.
    String text(int start, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < start + length; i++) {
            text.appendCodePoint(codePoint(letters[i]));
        }
        return text.toString();
    }

    /// Spells the words in numbers.
    private static final class Builder {
        private final WordCounts words;
        private final Letters reading;
        private final int[] numbers;
        private int[] letters;
        private int[] starts;
        private long[] counts;
        private int size;
        private int wordsDone;

        Builder(WordCounts words, Letters reading, int[] numbers) {
            this.words = words;
            this.reading = reading;
            this.numbers = numbers;
            letters = new int[Math.addExact(words.byteLength(), words.size() + words.byteLength() / LONGEST_WORD)];
            starts = new int[words.size() + 1];
            counts = new long[words.size() + 1];
        }

        LetterText build(int[] kept, long[] keptCounts) {
            byte[] bytes = words.bytes();
            for (int word : words.sorted()) {
                begin(words.count(word));
                for (int i = words.start(word); i < words.end(word); i += reading.length(bytes, i)) {
                    if (size - starts[wordsDone - 1] == LONGEST_WORD) {
                        letters[size++] = END;
                        begin(words.count(word));
                    }
                    letters[size++] = numbers[reading.at(bytes, i)];
                }
                letters[size++] = END;
            }
            begin(0);
            int[] finalStarts = Arrays.copyOf(starts, wordsDone);
            return new LetterText(
                    Arrays.copyOf(letters, size), finalStarts, Arrays.copyOf(counts, wordsDone - 1), kept, keptCounts);
        }

        private void begin(long count) {
            if (wordsDone == starts.length) {
                starts = Arrays.copyOf(starts, 2 * wordsDone);
                counts = Arrays.copyOf(counts, 2 * wordsDone);
            }
            starts[wordsDone] = size;
            counts[wordsDone++] = count;
        }
    }
}
