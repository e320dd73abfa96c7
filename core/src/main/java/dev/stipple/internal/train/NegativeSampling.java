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

    /// Returns the sampling of thread number `worker`, whose private rows lie behind those of the words.
    static NegativeSampling of(
            TrainingCorpus corpus,
            TrainingSettings settings,
            AliasTable table,
            RandomStream random,
            ThreadRows rows,
            int worker) {
        int words = corpus.vocabulary().size();
        return new NegativeSampling(
                settings.negatives(),
                new NegativePool(
                        table, random, rows, words + worker * NegativePool.privateRows(), rounds(corpus, settings)));
    }

    /// Returns how often each negative is used.
    static int rounds(TrainingCorpus corpus, TrainingSettings settings) {
        return NegativePool.rounds(settings.negativeReuse(), corpus.ids().size() / settings.threads());
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
        begin(batch);
        for (int i = 0; i < batch.inputCount; i++) {
            aim(i, word, batch);
        }
    }

    /// Sets the targets of a batch whose inputs are to predict a word each: input `i` the word `words[from + i]`.
    void aimEach(int[] words, int from, TrainingBatch batch) {
        begin(batch);
        for (int i = 0; i < batch.inputCount; i++) {
            aim(i, words[from + i], batch);
        }
    }

    private void begin(TrainingBatch batch) {
        pool.renew();
        if (batch.targetCount() != maxTargets()) {
            float[] labels = new float[maxTargets()];
            labels[0] = 1;
            batch.setLabels(labels, labels.length);
        }
    }

    private void aim(int input, int word, TrainingBatch batch) {
        int at = input * maxTargets();
        int row = pool.offset(word);
        batch.targets[at++] = row;
        for (int j = 0; j < negatives; j++) {
            batch.targets[at++] = pool.next(row);
        }
    }

    @Override
    public void publish() {
        pool.publish();
    }
}
