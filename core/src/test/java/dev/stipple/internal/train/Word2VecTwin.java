package dev.stipple.internal.train;

import dev.stipple.internal.train.Word2VecSettings.Algorithm;
import dev.stipple.internal.train.Word2VecSettings.Loss;
import java.util.Arrays;
import java.util.List;

/// Word2Vec as it is written down, one sentence, word and pair after the other: what judges [Word2VecEngine].
final class Word2VecTwin extends LogisticTwin {
    private final Word2VecSettings settings;
    private final double[] kept;
    private final HuffmanTree tree;
    final double[][] vectors;
    double loss;
    long predictions;

    Word2VecTwin(Word2VecSettings settings, long[] counts, int rounds, double[][] vectors) {
        super(counts, settings.training().dimension(), settings.training().negatives(), rounds);
        this.settings = settings;
        this.tree = new HuffmanTree(counts);
        this.vectors = vectors;
        double total = Arrays.stream(counts).sum();
        this.kept = Arrays.stream(counts)
                .mapToDouble(count -> {
                    double frequency = count / total;
                    return Math.sqrt(settings.training().sample() / frequency)
                            + settings.training().sample() / frequency;
                })
                .toArray();
    }

    /// Trains on sentences, which are one block.
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
                int[] words = Arrays.stream(sentence).filter(this::isKept).toArray();
                for (int at = 0; at < words.length; at++) {
                    int reach = settings.training().window()
                            - random.below(settings.training().window());
                    learn(words[at], context(words, at, reach), rate);
                }
                done += sentence.length;
            }
        }
    }

    private boolean isKept(int word) {
        double drawn = random.bits() / (double) Integer.MAX_VALUE;
        return settings.training().sample() == 0 || drawn <= kept[word];
    }

    private static int[] context(int[] words, int at, int reach) {
        int from = Math.max(0, at - reach);
        int to = Math.min(words.length, at + reach + 1);
        int[] context = new int[to - from - 1];
        for (int i = from, next = 0; i < to; i++) {
            if (i != at) {
                context[next++] = words[i];
            }
        }
        return context;
    }

    private void learn(int word, int[] context, double rate) {
        if (context.length == 0) {
            return;
        }
        if (settings.loss() == Loss.NEGATIVE_SAMPLING) {
            renew();
        }
        if (settings.algorithm() == Algorithm.SKIP_GRAM) {
            skipGram(word, context, rate);
        } else {
            cbow(word, context, rate);
        }
    }

    /// All scores of a word are taken before anything moves, as the kernels do it; the windows of the test are small
    /// enough for one batch. Then neighbours take their turns, with negative sampling two that share their
    /// negatives, with hierarchical softmax any two.
    private void skipGram(int word, int[] context, double rate) {
        int[][] targets = new int[context.length][];
        double[][] gradients = new double[context.length][];
        for (int i = 0; i < context.length; i++) {
            targets[i] = i % 2 == 0 ? goals(word) : targets[i - 1];
            gradients[i] = gradientsOf(vectors[context[i]], rate, targets[i], labelsOf(word));
        }
        for (int i = 0; i + 1 < context.length; i += 2) {
            moveTwo(vectors[context[i]], vectors[context[i + 1]], targets[i], gradients[i], gradients[i + 1]);
        }
        if (context.length % 2 == 1) {
            int last = context.length - 1;
            double[] vector = vectors[context[last]];
            add(move(vector, targets[last], gradients[last]), 1, vector);
        }
    }

    private void moveTwo(double[] first, double[] second, int[] targets, double[] gradients, double[] others) {
        double[] step = new double[first.length];
        double[] other = new double[first.length];
        for (int i = 0; i < targets.length; i++) {
            double[] before = outputs[targets[i]].clone();
            add(before, gradients[i], step);
            add(before, others[i], other);
            add(first, gradients[i], outputs[targets[i]]);
            add(second, others[i], outputs[targets[i]]);
        }
        add(step, 1, first);
        add(other, 1, second);
    }

    private void cbow(int word, int[] context, double rate) {
        double[] mean = new double[settings.training().dimension()];
        for (int neighbor : context) {
            add(vectors[neighbor], 1.0 / context.length, mean);
        }
        int[] targets = goals(word);
        double[] step = move(mean, targets, gradientsOf(mean, rate, targets, labelsOf(word)));
        for (int neighbor : context) {
            add(step, settings.meanGradient() ? 1.0 / context.length : 1, vectors[neighbor]);
        }
    }

    private double[] gradientsOf(double[] input, double rate, int[] targets, float[] labels) {
        double[] gradients = gradients(input, rate, targets, labels);
        predictions++;
        for (int i = 0; i < targets.length; i++) {
            // The gradient is how much of the label was not foreseen.
            loss -= Math.log(1 - Math.abs(gradients[i] / rate));
        }
        return gradients;
    }

    private int[] goals(int word) {
        int[] nodes = new int[tree.deepest()];
        return settings.loss() == Loss.NEGATIVE_SAMPLING
                ? targets(word)
                : Arrays.copyOf(nodes, tree.path(word, nodes, new float[tree.deepest()]));
    }

    private float[] labelsOf(int word) {
        float[] turns = new float[tree.deepest()];
        if (settings.loss() == Loss.NEGATIVE_SAMPLING) {
            return labels();
        }
        tree.path(word, new int[tree.deepest()], turns);
        return turns;
    }
}
