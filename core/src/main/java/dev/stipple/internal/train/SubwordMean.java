package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;
import java.util.Arrays;

/// The mean of the rows of words and of their n-grams, as the input of a batch; and its way back: what the batch adds
/// to the mean is added to each of the rows, in full, as in fastText. Each thread has its own.
final class SubwordMean {
    private final SubwordLists subwords;
    private final TrainingRows all;
    private final ThreadRows rows;
    private final TrainingKernels kernels;
    private final TrainingBatch batch;
    private final float[] before;

    /// Where the rows begin that the mean is of; a row may stand there twice.
    private int[] parts = new int[64];

    private int count;

    SubwordMean(SubwordLists subwords, ThreadRows rows, int maxTargets, TrainingKernels kernels) {
        this.subwords = subwords;
        this.all = rows.all();
        this.rows = rows;
        this.kernels = kernels;
        this.before = new float[all.length()];
        this.batch = all.batchOfOne(maxTargets);
    }

    /// Returns the batch whose inputs, as many as the caller says, are all the mean of `word`.
    TrainingBatch of(int word) {
        count = 0;
        add(word);
        return mean();
    }

    /// Returns the batch whose inputs are all the mean of the words `ids[from, to)` but the one at `without`.
    TrainingBatch of(int[] ids, int from, int to, int without) {
        count = 0;
        for (int i = from; i < to; i++) {
            if (i != without) {
                add(ids[i]);
            }
        }
        return mean();
    }

    private void add(int word) {
        int more = subwords.count(word);
        if (count + more > parts.length) {
            parts = Arrays.copyOf(parts, Math.max(count + more, 2 * parts.length));
        }
        subwords.copy(word, parts, count);
        for (int i = count; i < count + more; i++) {
            parts[i] = rows.input(parts[i]);
        }
        count += more;
    }

    private TrainingBatch mean() {
        kernels.sum(all.input(), parts, count, all.length(), 1f / count, batch.x);
        System.arraycopy(batch.x, 0, before, 0, before.length);
        return batch;
    }

    /// Adds to the rows what the batch has added to their mean.
    void learn() {
        kernels.addDifference(batch.x, before, 1, all.input(), parts, count, all.length());
    }
}
