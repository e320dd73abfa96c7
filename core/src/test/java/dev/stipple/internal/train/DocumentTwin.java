package dev.stipple.internal.train;

import java.util.ArrayList;
import java.util.List;

/// Doc2Vec as it is written down, one document and word after the other: what judges [DocumentEngine] and
/// [DocumentInference].
final class DocumentTwin extends LogisticTwin {
    private final DocumentSettings settings;
    final double[][] words;
    final double[][] documents;

    DocumentTwin(DocumentSettings settings, long[] counts, double[][] words, double[][] documents) {
        super(counts, settings.training().dimension(), settings.training().negatives(), 1);
        this.settings = settings;
        this.words = words;
        this.documents = documents;
    }

    /// Trains on documents that are given by their words' numbers, in one block, without subsampling.
    void train(List<int[]> texts) {
        long all = texts.stream().mapToLong(text -> text.length).sum()
                * settings.training().epochs();
        long done = 0;
        for (int epoch = 0; epoch < settings.training().epochs(); epoch++) {
            random.begin(settings.training().seed(), epoch, 0);
            forgetNegatives();
            for (int document = 0; document < texts.size(); document++) {
                int[] text = texts.get(document);
                drawSubsampling(text.length);
                train(documents[document], text, rate((double) done / all));
                done += text.length;
            }
        }
    }

    private double rate(double part) {
        return falling(settings.training().learningRate(), settings.training().minLearningRate(), part);
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
        int reach =
                settings.training().window() - random.below(settings.training().window());
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
        int[] targets = targets(text[at]);
        double[] step = move(mean, targets, gradients(mean, rate, targets, labels()));
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
        int reach = settings.trainWords()
                ? settings.training().window()
                        - random.below(settings.training().window())
                : 0;
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
            gradients[i] = gradients(inputs.get(i), rate, targets[i], labels());
        }
        for (int i = 0; i < targets.length; i++) {
            add(move(inputs.get(i), targets[i], gradients[i]), 1, inputs.get(i));
        }
    }

    /// Returns the vector of one more document, while words and outputs stay as they are.
    double[] infer(int[] text) {
        long seed = settings.training().seed();
        for (int id : text) {
            seed = seed * 0x9E3779B97F4A7C15L + id + 1;
        }
        random.begin(seed, 0, 0);
        double[] document = new double[settings.training().dimension()];
        for (int d = 0; d < document.length; d++) {
            document[d] = (2.0 * random.unit() - 1) / document.length;
        }
        for (int epoch = 0; epoch < settings.training().epochs(); epoch++) {
            random.begin(seed, epoch + 1, 0);
            drawSubsampling(text.length);
            for (int at = 0; at < text.length; at++) {
                learn(
                        document,
                        text,
                        at,
                        rate((double) epoch / (settings.training().epochs() - 1)));
            }
        }
        return document;
    }

    private void learn(double[] document, int[] text, int at, double rate) {
        double[] input = document.clone();
        int[] targets = new int[1 + settings.training().negatives()];
        targets[0] = text[at];
        for (int i = 1; i < targets.length; i++) {
            targets[i] = table.draw(random);
            for (int tries = 0; targets[i] == text[at] && tries < NegativePool.TRIES; tries++) {
                targets[i] = table.draw(random);
            }
        }
        if (settings.model() == DocumentSettings.Model.DM) {
            int reach = settings.training().window()
                    - random.below(settings.training().window());
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
        double[] gradients = gradients(input, rate, targets, labels());
        for (int i = 0; i < targets.length; i++) {
            add(outputs[targets[i]], gradients[i], document);
        }
    }
}
