package dev.stipple.internal.train;

import java.util.ArrayList;
import java.util.List;

/// Doc2Vec as it is written down, one document, word and number after the other: what judges [DocumentEngine] and
/// [DocumentInference]. It draws the same random numbers in the same order.
final class DocumentTwin {
    private static final int POOL = 1000;

    private final DocumentSettings settings;
    private final AliasTable table;
    private final RandomStream random = new RandomStream();
    final double[][] words;
    final double[][] documents;
    final double[][] outputs;

    private final int[] pool = new int[POOL];
    private int used;
    private boolean stale = true;

    DocumentTwin(DocumentSettings settings, long[] counts, double[][] words, double[][] documents) {
        this.settings = settings;
        this.table = AliasTable.ofCounts(counts);
        this.words = words;
        this.documents = documents;
        this.outputs = new double[counts.length][settings.dimension()];
    }

    /// Trains on documents that are given by their words' numbers, in one block, without subsampling.
    void train(List<int[]> texts) {
        long all = texts.stream().mapToLong(text -> text.length).sum() * settings.epochs();
        long done = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            random.begin(settings.seed(), epoch, 0);
            for (int document = 0; document < texts.size(); document++) {
                int[] text = texts.get(document);
                drawSubsampling(text.length);
                double fall = settings.learningRate() - settings.minLearningRate();
                train(documents[document], text, settings.learningRate() - fall * done / all);
                done += text.length;
            }
        }
    }

    /// Subsampling draws a number for each word, even where it keeps all.
    private void drawSubsampling(int words) {
        for (int i = 0; i < words; i++) {
            random.bits();
        }
    }

    private void train(double[] document, int[] text, double rate) {
        for (int at = 0; at < text.length; at++) {
            if (settings.model() == DocumentSettings.Model.DM) {
                byMean(document, text, at, rate);
            } else {
                alone(document, text, at, rate);
            }
        }
    }

    /// PV-DM.
    private void byMean(double[] document, int[] text, int at, double rate) {
        int reach = settings.window() - random.below(settings.window());
        double[] mean = document.clone();
        int parts = 1;
        for (int i = Math.max(0, at - reach); i <= Math.min(text.length - 1, at + reach); i++) {
            if (i != at) {
                add(words[text[i]], 1, mean);
                parts++;
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= parts;
        }
        renew();
        double[] step = step(mean, rate, targets(text[at]));
        add(step, 1, document);
        for (int i = Math.max(0, at - reach); i <= Math.min(text.length - 1, at + reach); i++) {
            if (i != at) {
                add(step, 1, words[text[i]]);
            }
        }
    }

    /// PV-DBOW. All scores of a word are taken before anything moves, as the kernels do it; the windows of the test
    /// are small enough for one batch.
    private void alone(double[] document, int[] text, int at, double rate) {
        int reach = settings.trainWords() ? settings.window() - random.below(settings.window()) : 0;
        List<double[]> inputs = new ArrayList<>(List.of(document));
        for (int i = Math.max(0, at - reach); i <= Math.min(text.length - 1, at + reach); i++) {
            if (i != at) {
                inputs.add(words[text[i]]);
            }
        }
        renew();
        int[][] targets = new int[inputs.size()][];
        double[][] gradients = new double[inputs.size()][];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = targets(text[at]);
            gradients[i] = gradients(inputs.get(i), rate, targets[i]);
        }
        for (int i = 0; i < targets.length; i++) {
            add(move(inputs.get(i), targets[i], gradients[i]), 1, inputs.get(i));
        }
    }

    private double[] step(double[] input, double rate, int[] targets) {
        return move(input, targets, gradients(input, rate, targets));
    }

    private double[] gradients(double[] input, double rate, int[] targets) {
        double[] gradients = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            double score = 0;
            for (int d = 0; d < input.length; d++) {
                score += input[d] * outputs[targets[i]][d];
            }
            gradients[i] = rate * ((i == 0 ? 1 : 0) - 1 / (1 + Math.exp(-score)));
        }
        return gradients;
    }

    /// Moves the targets, and returns by how much the input is to move.
    private double[] move(double[] input, int[] targets, double[] gradients) {
        double[] step = new double[input.length];
        for (int i = 0; i < targets.length; i++) {
            double[] before = outputs[targets[i]].clone();
            add(before, gradients[i], step);
            add(input, gradients[i], outputs[targets[i]]);
        }
        return step;
    }

    /// The word, and negatives that are other words where a few tries find some.
    private int[] targets(int word) {
        int[] targets = new int[1 + settings.negatives()];
        targets[0] = word;
        for (int i = 1; i < targets.length; i++) {
            targets[i] = next();
            for (int tries = 0; targets[i] == word && tries < NegativePool.TRIES; tries++) {
                targets[i] = next();
            }
        }
        return targets;
    }

    /// Negatives are drawn a thousand at a time, and anew for the first word after the last of them; so it is where
    /// there are few words. What that word still needs comes from the old ones.
    private void renew() {
        if (stale) {
            for (int i = 0; i < POOL; i++) {
                pool[i] = table.draw(random);
            }
            used = 0;
            stale = false;
        }
    }

    private int next() {
        if (used == POOL) {
            used = 0;
            stale = true;
        }
        return pool[used++];
    }

    /// Returns the vector of one more document, while words and outputs stay as they are.
    double[] infer(int[] text) {
        long seed = settings.seed();
        for (int id : text) {
            seed = seed * 0x9E3779B97F4A7C15L + id + 1;
        }
        random.begin(seed, 0, 0);
        double[] document = new double[settings.dimension()];
        for (int d = 0; d < document.length; d++) {
            document[d] = (2.0 * random.unit() - 1) / document.length;
        }
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            random.begin(seed, epoch + 1, 0);
            drawSubsampling(text.length);
            double fall = settings.learningRate() - settings.minLearningRate();
            double rate = settings.learningRate() - fall * epoch / (settings.epochs() - 1);
            for (int at = 0; at < text.length; at++) {
                learn(document, text, at, rate);
            }
        }
        return document;
    }

    private void learn(double[] document, int[] text, int at, double rate) {
        double[] input = document.clone();
        int[] targets = new int[1 + settings.negatives()];
        targets[0] = text[at];
        for (int i = 1; i < targets.length; i++) {
            targets[i] = table.draw(random);
            for (int tries = 0; targets[i] == text[at] && tries < NegativePool.TRIES; tries++) {
                targets[i] = table.draw(random);
            }
        }
        if (settings.model() == DocumentSettings.Model.DM) {
            int reach = settings.window() - random.below(settings.window());
            int from = Math.max(0, at - reach);
            int to = Math.min(text.length - 1, at + reach);
            for (int i = from; i <= to; i++) {
                if (i != at) {
                    add(words[text[i]], 1, input);
                }
            }
            for (int d = 0; d < input.length; d++) {
                input[d] /= to - from + 1;
            }
        }
        double[] gradients = gradients(input, rate, targets);
        for (int i = 0; i < targets.length; i++) {
            add(outputs[targets[i]], gradients[i], document);
        }
    }

    private static void add(double[] from, double factor, double[] to) {
        for (int d = 0; d < to.length; d++) {
            to[d] += factor * from[d];
        }
    }
}
