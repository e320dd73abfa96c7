package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;

/// PV-DM: each word is predicted by the mean of its document and its neighbours. All of them get the whole gradient of
/// the mean, as in gensim: a document that got its part alone, an eleventh or so, would learn little.
final class DocumentMemory implements SentenceTrainer {
    private final int window;
    private final int firstDocument;
    private final Objective objective;
    private final RandomStream random;
    private final TrainingRows all;
    private final ThreadRows rows;
    private final TrainingKernels kernels;
    private final TrainingBatch batch;
    private final float[] mean;

    /// Where the rows begin that the mean is of; that of the current document is the first.
    private final int[] context;

    /// The rows of the documents begin with `firstDocument`.
    DocumentMemory(
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
        this.all = rows.all();
        this.rows = rows;
        this.kernels = kernels;
        this.mean = new float[all.length()];
        this.context = new int[2 * window + 1];
        // The only input is the mean; what the batch adds to it is added to the document and all words of the context.
        this.batch = all.batchOfOne(objective.maxTargets());
    }

    @Override
    public void begin(long text) {
        context[0] = rows.input(firstDocument + (int) text);
    }

    @Override
    public long train(int[] ids, int count, float rate) {
        for (int at = 0; at < count; at++) {
            int reach = window - random.below(window);
            int to = Math.min(count, at + reach + 1);
            int size = 1;
            for (int i = Math.max(0, at - reach); i < to; i++) {
                if (i != at) {
                    context[size++] = rows.input(ids[i]);
                }
            }
            train(ids[at], size, rate);
        }
        return count;
    }

    private void train(int word, int size, float rate) {
        kernels.sum(all.input(), context, size, all.length(), 1f / size, mean);
        System.arraycopy(mean, 0, batch.x, 0, mean.length);
        objective.aim(word, batch);
        kernels.train(batch, rate);
        kernels.addDifference(batch.x, mean, 1, all.input(), context, size, all.length());
    }
}
