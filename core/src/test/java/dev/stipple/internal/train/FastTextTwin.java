package dev.stipple.internal.train;

import dev.stipple.internal.vectorfile.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// fastText as it is written down, one sentence, word and pair after the other: what judges [FastTextEngine].
final class FastTextTwin extends LogisticTwin {
    private final SubwordSettings settings;

    /// The input rows of each word: its own, then those of its n-grams.
    private final List<List<double[]>> inputs = new ArrayList<>();

    final double[][] words;
    final Map<Integer, double[]> buckets = new HashMap<>();

    /// Takes the first values of all rows: those of the words, then those of buckets, in the order in which the words
    /// ask for them.
    FastTextTwin(SubwordSettings settings, WordList list, long[] counts, double[][] first) {
        super(
                table(counts),
                settings.training().dimension(),
                settings.training().negatives(),
                settings.training().negativeReuse());
        this.settings = settings;
        this.words = Arrays.copyOf(first, counts.length);
        for (int word = 0; word < words.length; word++) {
            List<double[]> rows = new ArrayList<>(List.of(words[word]));
            settings.ngrams()
                    .forEachBucket(
                            list.bytes(word),
                            bucket -> rows.add(
                                    buckets.computeIfAbsent(bucket, _ -> first[words.length + buckets.size()])));
            inputs.add(rows);
        }
    }

    private static AliasTable table(long[] counts) {
        return new AliasTable(Arrays.stream(counts)
                .mapToDouble(count -> Math.sqrt((double) count))
                .toArray());
    }

    /// Trains on sentences, which are one block, without subsampling.
    void train(List<int[]> sentences) {
        long all = sentences.stream().mapToLong(sentence -> sentence.length).sum()
                * settings.training().epochs();
        long done = 0;
        for (int epoch = 0; epoch < settings.training().epochs(); epoch++) {
            random.begin(settings.training().seed(), epoch, 0);
            forgetNegatives();
            for (int[] sentence : sentences) {
                double rate = falling(
                        settings.training().learningRate(), settings.training().minLearningRate(), (double) done / all);
                drawSubsampling(sentence.length);
                for (int at = 0; at < sentence.length; at++) {
                    learn(sentence, at, rate);
                }
                done += sentence.length;
            }
        }
    }

    /// Subsampling draws a number for each word, even where it keeps all.
    private void drawSubsampling(int words) {
        for (int i = 0; i < words; i++) {
            random.bits();
        }
    }

    private void learn(int[] sentence, int at, double rate) {
        int reach =
                settings.training().window() - random.below(settings.training().window());
        List<Integer> neighbours = new ArrayList<>();
        for (int i = Math.max(0, at - reach); i <= Math.min(sentence.length - 1, at + reach); i++) {
            if (i != at) {
                neighbours.add(sentence[i]);
            }
        }
        if (neighbours.isEmpty()) {
            return;
        }
        if (settings.algorithm() == Word2VecSettings.Algorithm.SKIP_GRAM) {
            predict(inputs.get(sentence[at]), neighbours, rate);
        } else {
            List<double[]> rows = neighbours.stream()
                    .flatMap(word -> inputs.get(word).stream())
                    .toList();
            predict(rows, List.of(sentence[at]), rate);
        }
    }

    /// The mean of `rows` predicts each of `predicted`. All scores are taken before anything moves, as the kernels do
    /// it; the windows of the test are small enough for one batch. Then each prediction moves the mean in turn; in
    /// the end each of the rows moves as far as the mean.
    private void predict(List<double[]> rows, List<Integer> predicted, double rate) {
        double[] mean = new double[settings.training().dimension()];
        rows.forEach(row -> add(row, 1.0 / rows.size(), mean));
        renew();
        List<int[]> targets = predicted.stream().map(this::targets).toList();
        List<double[]> gradients = targets.stream()
                .map(some -> gradients(mean, rate, some, labels()))
                .toList();
        double[] moved = mean.clone();
        for (int i = 0; i < targets.size(); i++) {
            add(move(moved, targets.get(i), gradients.get(i)), 1, moved);
        }
        add(mean, -1, moved);
        rows.forEach(row -> add(moved, 1, row));
    }
}
