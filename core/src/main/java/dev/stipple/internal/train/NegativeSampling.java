package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;

/// The word itself against words drawn by their frequency to the power of 3/4 (Mikolov et al., 2013).
///
/// Every pair has negatives of its own, which keeps the quality of word2vec; they come from a [NegativePool], which
/// gives most of the speed of sharing them.
final class NegativeSampling implements Objective {
    private final int negatives;
    private final NegativePool pool;

    NegativeSampling(int negatives, NegativePool pool) {
        this.negatives = negatives;
        this.pool = pool;
    }

    @Override
    public int maxTargets() {
        return 1 + negatives;
    }

    @Override
    public int group() {
        return 1;
    }

    @Override
    public void aim(int word, TrainingBatch batch) {
        pool.renew();
        int targets = 1 + negatives;
        if (batch.targetCount() != targets) {
            float[] labels = new float[targets];
            labels[0] = 1;
            batch.setLabels(labels, targets);
        }
        int at = 0;
        for (int i = 0; i < batch.inputCount; i++) {
            int row = pool.offset(word);
            batch.targets[at++] = row;
            for (int j = 0; j < negatives; j++) {
                batch.targets[at++] = pool.next(row);
            }
        }
    }

    @Override
    public void publish() {
        pool.publish();
    }
}
