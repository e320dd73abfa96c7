package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;

/// PV-DM: each word is predicted by the mean of its document and its neighbours. All of them get the whole gradient of
/// the mean, as in gensim: a document that got its part alone, an eleventh or so, would learn little.
final class DocumentMemory implements DocumentTrainer {
    private final int window;
    private final Objective objective;
    private final RandomStream random;
    private final TrainingRows rows;
    private final TrainingKernels kernels;
    private final TrainingBatch batch;
    private final float[] mean;
    private final int[] context;

    DocumentMemory(int window, Objective objective, RandomStream random, TrainingRows rows, TrainingKernels kernels) {
        this.window = window;
        this.objective = objective;
        this.random = random;
        this.rows = rows;
        this.kernels = kernels;
        this.mean = new float[rows.length()];
        this.context = new int[2 * window + 1];
        // The only input is the mean; what the batch adds to it is added to the document and all words of the context.
        this.batch = rows.batchOfOne(objective.maxTargets());
    }

    @Override
    public long train(int document, int[] ids, int count, float rate) {
        context[0] = document;
        for (int at = 0; at < count; at++) {
            int reach = window - random.below(window);
            int to = Math.min(count, at + reach + 1);
            int size = 1;
            for (int i = Math.max(0, at - reach); i < to; i++) {
                if (i != at) {
                    context[size++] = rows.at(ids[i]);
                }
            }
            train(ids[at], size, rate);
        }
        return count;
    }

    private void train(int word, int size, float rate) {
        kernels.sum(rows.input(), context, size, rows.length(), 1f / size, mean);
        System.arraycopy(mean, 0, batch.x, 0, mean.length);
        objective.aim(word, batch);
        kernels.train(batch, rate);
        kernels.addDifference(batch.x, mean, 1, rows.input(), context, size, rows.length());
    }
}
