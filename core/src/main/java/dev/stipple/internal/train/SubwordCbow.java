package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;

/// Each word is predicted by the mean of the rows of its neighbours and of all their n-grams. Each of these rows gets
/// the whole gradient, as in fastText.
final class SubwordCbow implements SentenceTrainer {
    private final int window;
    private final SubwordMean mean;
    private final NegativeSampling objective;
    private final RandomStream random;
    private final TrainingKernels kernels;

    SubwordCbow(
            int window, SubwordMean mean, NegativeSampling objective, RandomStream random, TrainingKernels kernels) {
        this.window = window;
        this.mean = mean;
        this.objective = objective;
        this.random = random;
        this.kernels = kernels;
    }

    @Override
    public long train(int[] ids, int count, float rate) {
        long predictions = 0;
        for (int at = 0; at < count; at++) {
            int reach = window - random.below(window);
            int from = Math.max(0, at - reach);
            int to = Math.min(count, at + reach + 1);
            if (to - from > 1) {
                TrainingBatch batch = mean.of(ids, from, to, at);
                batch.inputCount = 1;
                objective.aim(ids[at], batch);
                kernels.train(batch, rate);
                mean.learn();
                predictions++;
            }
        }
        return predictions;
    }
}
