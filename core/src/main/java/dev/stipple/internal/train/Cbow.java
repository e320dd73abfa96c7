package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;

/// Each word is predicted by the mean of its neighbours (a continuous bag of words).
final class Cbow implements SentenceTrainer {
    private final int window;
    private final boolean meanGradient;
    private final Objective objective;
    private final RandomStream random;
    private final TrainingRows all;
    private final ThreadRows rows;
    private final TrainingKernels kernels;
    private final TrainingBatch batch;
    private final float[] mean;
    private final int[] context;
    private final ReadAhead ahead = new ReadAhead();

    Cbow(
            Word2VecSettings settings,
            Objective objective,
            RandomStream random,
            ThreadRows rows,
            TrainingKernels kernels) {
        this.window = settings.training().window();
        this.meanGradient = settings.meanGradient();
        this.objective = objective;
        this.random = random;
        this.all = rows.all();
        this.rows = rows;
        this.kernels = kernels;
        this.mean = new float[all.length()];
        this.context = new int[2 * window];
        // The only input is the mean; what the batch adds to it is added to all words of the context.
        this.batch = all.batchOfOne(objective.maxTargets());
    }

    @Override
    public long train(int[] ids, int count, float rate) {
        long predictions = 0;
        for (int at = 0; at < count; at++) {
            ahead.words(all, ids, at, window, count);
            int reach = window - random.below(window);
            int from = Math.max(0, at - reach);
            int to = Math.min(count, at + reach + 1);
            int words = 0;
            for (int i = from; i < to; i++) {
                context[words] = rows.input(ids[i]);
                words += i == at ? 0 : 1;
            }
            if (words > 0) {
                train(ids[at], words, rate);
                predictions++;
            }
        }
        return predictions;
    }

    private void train(int word, int words, float rate) {
        kernels.sum(all.input(), context, words, all.length(), 1f / words, mean);
        System.arraycopy(mean, 0, batch.x, 0, mean.length);
        objective.aim(word, batch);
        kernels.train(batch, rate);
        float part = meanGradient ? 1f / words : 1;
        kernels.addDifference(batch.x, mean, part, all.input(), context, words, all.length());
    }
}
