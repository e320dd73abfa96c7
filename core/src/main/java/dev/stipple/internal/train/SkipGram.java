package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;

/// Each word is predicted by each of its neighbours alone; how many of these there are is drawn anew for each word, so
/// that near ones count more.
final class SkipGram implements SentenceTrainer {
    private final int window;
    private final Objective objective;
    private final RandomStream random;
    private final ThreadRows rows;
    private final TrainingKernels kernels;
    private final TrainingBatch batch;
    private final ReadAhead ahead = new ReadAhead();

    SkipGram(int window, Objective objective, RandomStream random, ThreadRows rows, TrainingKernels kernels) {
        this.window = window;
        this.objective = objective;
        this.random = random;
        this.rows = rows;
        this.kernels = kernels;
        this.batch = rows.all().batch(objective.maxTargets());
        this.batch.group = objective.group();
    }

    @Override
    public long train(int[] ids, int count, float rate) {
        long pairs = 0;
        for (int at = 0; at < count; at++) {
            ahead.words(rows.all(), ids, at, window, count);
            int reach = window - random.below(window);
            int from = Math.max(0, at - reach);
            int to = Math.min(count, at + reach + 1);
            batch.inputCount = 0;
            for (int i = from; i < to; i++) {
                if (i != at) {
                    batch.inputs[batch.inputCount++] = rows.input(ids[i]);
                    if (batch.inputCount == TrainingBatch.MAX_INPUTS) {
                        train(ids[at], rate);
                    }
                }
            }
            pairs += to - from - 1;
            train(ids[at], rate);
        }
        return pairs;
    }

    private void train(int word, float rate) {
        if (batch.inputCount > 0) {
            objective.aim(word, batch);
            kernels.train(batch, rate);
            batch.inputCount = 0;
        }
    }
}
