package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;

/// Each word predicts each of its neighbours alone, by the mean of its row and those of its n-grams (Bojanowski et al.,
/// 2017).
///
/// The mean is made once for all neighbours of a word, and what they teach is added to the rows once: rows are more
/// than all else together.
final class SubwordSkipGram implements SentenceTrainer {
    private final int window;
    private final SubwordMean mean;
    private final NegativeSampling objective;
    private final RandomStream random;
    private final TrainingKernels kernels;
    private final int[] context;

    SubwordSkipGram(
            int window, SubwordMean mean, NegativeSampling objective, RandomStream random, TrainingKernels kernels) {
        this.window = window;
        this.mean = mean;
        this.objective = objective;
        this.random = random;
        this.kernels = kernels;
        this.context = new int[2 * window];
    }

    @Override
    public long train(int[] ids, int count, float rate) {
        long pairs = 0;
        for (int at = 0; at < count; at++) {
            int reach = window - random.below(window);
            int from = Math.max(0, at - reach);
            int to = Math.min(count, at + reach + 1);
            System.arraycopy(ids, from, context, 0, at - from);
            System.arraycopy(ids, at + 1, context, at - from, to - at - 1);
            if (to - from > 1) {
                train(ids[at], to - from - 1, rate);
            }
            pairs += to - from - 1;
        }
        return pairs;
    }

    private void train(int word, int neighbours, float rate) {
        TrainingBatch batch = mean.of(word);
        for (int i = 0; i < neighbours; i += TrainingBatch.MAX_INPUTS) {
            // All inputs are the mean, which each of them moves.
            batch.inputCount = Math.min(TrainingBatch.MAX_INPUTS, neighbours - i);
            objective.aimEach(context, i, batch);
            kernels.train(batch, rate);
        }
        mean.learn();
    }
}
