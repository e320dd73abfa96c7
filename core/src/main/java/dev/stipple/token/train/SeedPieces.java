package dev.stipple.token.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the stretches of letters that Unigram training starts from: every letter, and the repeated stretches that
/// cover most text.
///
/// In the sorted suffixes of the distinct words, the suffixes with a common beginning stand side by side; each such
/// run is a candidate, as frequent as the words it comes from, and so is a repeated word's own end. Only the longest
/// common beginning of a run counts: a shorter one with the same occurrences would cover less. Candidates are ranked by
/// frequency × length, as in sentencepiece.
final class SeedPieces {
    private final LetterText text;
    private final PieceRule rule;
    private final int longest;
    private final int[] order;
    /// Occurrences of the suffixes before each place of `order`.
    private final long[] weightsBefore;

    private int[] starts = new int[1 << 12];
    private int[] lengths = new int[1 << 12];
    private long[] ranks = new long[1 << 12];
    private int size;

    private SeedPieces(LetterText text, int longest) {
        this.text = text;
        this.longest = longest;
        rule = new PieceRule(text);
        order = SuffixOrder.of(text.letters(), text.rare(), longest);
        weightsBefore = weightsBefore();
    }

    /// Returns at most `limit` pieces of up to `longest` letters, and every single letter beside.
    static Pieces of(LetterText text, int limit, int longest) {
        SeedPieces seeds = new SeedPieces(text, longest);
        seeds.findRepeats();
        return seeds.best(limit);
    }

    private long[] weightsBefore() {
        long[] weights = new long[text.letters().length];
        for (int word = 0; word < text.words(); word++) {
            Arrays.fill(weights, text.start(word), text.end(word) + 1, text.count(word));
        }
        long[] before = new long[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            before[i + 1] = before[i] + weights[order[i]];
        }
        return before;
    }

    /// Walks the runs of suffixes with a common beginning, nested as they are, with a stack of those still open.
    private void findRepeats() {
        int[] openFrom = new int[longest + 2];
        int[] openLength = new int[longest + 2];
        int open = 0;
        for (int i = 0; i < order.length; i++) {
            int from = i;
            int common = i + 1 < order.length ? commonLetters(order[i], order[i + 1]) : 0;
            int before = open == 0 ? 0 : openLength[open - 1];
            addWordEnd(i, Math.max(before, common));
            while (open > 0 && openLength[open - 1] > common) {
                open--;
                from = openFrom[open];
                add(from, i + 1, openLength[open]);
            }
            if (common > 0 && (open == 0 || openLength[open - 1] < common)) {
                openFrom[open] = from;
                openLength[open++] = common;
            }
        }
    }

    /// A suffix that no neighbour shares to its end is a candidate of its own when its word is frequent.
    private void addWordEnd(int i, int shared) {
        int[] letters = text.letters();
        int length = 0;
        while (length < longest && letters[order[i] + length] != LetterText.END) {
            length++;
        }
        if (length > shared) {
            add(i, i + 1, length);
        }
    }

    private void add(int from, int to, int length) {
        long frequency = weightsBefore[to] - weightsBefore[from];
        if (length < 2 || frequency < 2 || !rule.allows(order[from], length)) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
            ranks = Arrays.copyOf(ranks, 2 * size);
        }
        starts[size] = order[from];
        lengths[size] = length;
        ranks[size++] = frequency * length;
    }

    /// Returns how many letters two suffixes have in common before the end of a word, at most `longest`.
    private int commonLetters(int a, int b) {
        int[] letters = text.letters();
        int common = 0;
        while (common < longest
                && letters[a + common] != LetterText.END
                && letters[a + common] == letters[b + common]) {
            common++;
        }
        return common;
    }

    private Pieces best(int limit) {
        int alphabet = text.alphabetSize();
        int[] best = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> ranks[a] != ranks[b] ? Long.compare(ranks[b], ranks[a]) : Integer.compare(a, b))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] allStarts = Arrays.copyOf(firstOccurrences(), alphabet + best.length);
        int[] allLengths = new int[alphabet + best.length];
        double[] scores = new double[alphabet + best.length];
        for (int letter = 1; letter <= alphabet; letter++) {
            allLengths[letter - 1] = 1;
            scores[letter - 1] = text.letterCount(letter);
        }
        for (int i = 0; i < best.length; i++) {
            allStarts[alphabet + i] = starts[best[i]];
            allLengths[alphabet + i] = lengths[best[i]];
            scores[alphabet + i] = ranks[best[i]];
        }
        double logSum = Math.log(Arrays.stream(scores).sum());
        return new Pieces(
                text,
                allStarts,
                allLengths,
                Arrays.stream(scores).map(s -> Math.log(s) - logSum).toArray());
    }

    /// Returns where each kept letter stands for the first time.
    private int[] firstOccurrences() {
        int[] first = new int[text.alphabetSize()];
        for (int i = text.letters().length - 1; i >= 0; i--) {
            int letter = text.letters()[i];
            if (letter != LetterText.END && letter != text.rare()) {
                first[letter - 1] = i;
            }
        }
        return first;
    }
}
