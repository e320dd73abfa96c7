package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;

/// PV-DBOW: each word is predicted by its document alone; and, where words are trained too, by each of its neighbours
/// alone, as in [SkipGram].
final class DocumentBow implements SentenceTrainer {
    private final int window;
    private final int firstDocument;
    private final Objective objective;
    private final RandomStream random;
    private final ThreadRows rows;
    private final TrainingKernels kernels;
    private final TrainingBatch batch;

    /// Where the row of the current document begins.
    private int document;

    /// A `window` of 0 trains no words. The rows of the documents begin with `firstDocument`.
    DocumentBow(
            int window,
            int firstDocument,
            Objective objective,
            RandomStream random,
            ThreadRows rows,
            TrainingKernels kernels) {
        this.window = window;
        this.firstDocument = firstDocument;
        this.objective = objective;
        this.random = random;
        this.rows = rows;
        this.kernels = kernels;
        this.batch = rows.all().batch(objective.maxTargets());
    }

    @Override
    public void begin(long text) {
        document = rows.input(firstDocument + (int) text);
    }

    @Override
    public long train(int[] ids, int count, float rate) {
        long pairs = 0;
        for (int at = 0; at < count; at++) {
            pairs += add(document, ids[at], rate);
            int reach = window == 0 ? 0 : window - random.below(window);
            int to = Math.min(count, at + reach + 1);
            for (int i = Math.max(0, at - reach); i < to; i++) {
                if (i != at) {
                    pairs += add(rows.input(ids[i]), ids[at], rate);
                }
            }
            train(ids[at], rate);
        }
        return pairs;
    }

    private int add(int input, int word, float rate) {
        if (batch.inputCount == TrainingBatch.MAX_INPUTS) {
            train(word, rate);
        }
        batch.inputs[batch.inputCount++] = input;
        return 1;
    }

    private void train(int word, float rate) {
        objective.aim(word, batch);
        kernels.train(batch, rate);
        batch.inputCount = 0;
    }
}
