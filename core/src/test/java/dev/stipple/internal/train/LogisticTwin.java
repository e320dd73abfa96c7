package dev.stipple.internal.train;

/// What all of word2vec's family do to rows, as it is written down, one number after the other: the base of the twins
/// that judge the engines. It draws the same random numbers in the same order.
abstract class LogisticTwin {
    private static final int POOL = 1000;

    final AliasTable table;
    final RandomStream random = new RandomStream();
    final double[][] outputs;
    private final int negatives;
    private final int rounds;

    private final int[] pool = new int[POOL];
    private int used;
    private int round;

    LogisticTwin(long[] counts, int dimension, int negatives, int rounds) {
        this(AliasTable.ofCounts(counts), dimension, negatives, rounds);
    }

    LogisticTwin(AliasTable table, int dimension, int negatives, int rounds) {
        this.table = table;
        this.outputs = new double[table.size()][dimension];
        this.negatives = negatives;
        this.rounds = rounds;
        this.round = rounds;
    }

    static double falling(double from, double to, double part) {
        return from - (from - to) * part;
    }

    /// What the targets say to an input: how far it is from the labels.
    final double[] gradients(double[] input, double rate, int[] targets, float[] labels) {
        double[] gradients = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            double score = 0;
            for (int d = 0; d < input.length; d++) {
                score += input[d] * outputs[targets[i]][d];
            }
            gradients[i] = rate * (labels[i] - 1 / (1 + Math.exp(-score)));
        }
        return gradients;
    }

    /// Moves the targets, and returns by how much the input is to move.
    final double[] move(double[] input, int[] targets, double[] gradients) {
        double[] step = new double[input.length];
        for (int i = 0; i < targets.length; i++) {
            double[] before = outputs[targets[i]].clone();
            add(before, gradients[i], step);
            add(input, gradients[i], outputs[targets[i]]);
        }
        return step;
    }

    /// Labels of a word and its negatives.
    final float[] labels() {
        float[] labels = new float[1 + negatives];
        labels[0] = 1;
        return labels;
    }

    /// The word, and negatives that are other words where a few tries find some.
    final int[] targets(int word) {
        int[] targets = new int[1 + negatives];
        targets[0] = word;
        for (int i = 1; i < targets.length; i++) {
            targets[i] = next();
            for (int tries = 0; targets[i] == word && tries < NegativePool.TRIES; tries++) {
                targets[i] = next();
            }
        }
        return targets;
    }

    /// Negatives are drawn a thousand at a time, and anew for the first word after the last of them has been used for
    /// the last time. What the word before still needs comes from the old ones.
    final void renew() {
        if (round == rounds) {
            for (int i = 0; i < POOL; i++) {
                pool[i] = table.draw(random);
            }
            used = 0;
            round = 0;
        }
    }

    private int next() {
        if (used == POOL) {
            used = 0;
            round++;
        }
        return pool[used++];
    }

    /// Makes the next word draw new negatives.
    final void forgetNegatives() {
        round = rounds;
    }

    static void add(double[] from, double factor, double[] to) {
        for (int d = 0; d < to.length; d++) {
            to[d] += factor * from[d];
        }
    }
}
