package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;

/// The word itself against words drawn by their frequency to the power of 3/4 (Mikolov et al., 2013).
///
/// Negatives come from a [NegativePool]. A few inputs may share theirs: two halve what is read and written, and cost no
/// quality, where all neighbours of a word together do.
final class NegativeSampling implements Objective {
    private final int negatives;
    private final int sharedBy;
    private final NegativePool pool;

    private NegativeSampling(int negatives, int sharedBy, NegativePool pool) {
        this.negatives = negatives;
        this.sharedBy = sharedBy;
        this.pool = pool;
    }

    /// Returns the sampling of thread number `worker`, whose private rows lie behind those of the words. As many inputs
    /// as it says predict their word with the same negatives.
    static NegativeSampling of(
            TrainingCorpus corpus,
            TrainingSettings settings,
            AliasTable table,
            RandomStream random,
            ThreadRows rows,
            int worker,
            int sharedBy) {
        int words = corpus.vocabulary().size();
        return new NegativeSampling(
                settings.negatives(),
                sharedBy,
                new NegativePool(
                        table,
                        random,
                        rows,
                        words + worker * NegativePool.privateRows(),
                        rounds(corpus, settings, sharedBy)));
    }

    /// Returns how often each negative is taken, for so many inputs each time.
    static int rounds(TrainingCorpus corpus, TrainingSettings settings, int sharedBy) {
        return NegativePool.rounds(
                settings.negativeReuse() / sharedBy, corpus.ids().size() / settings.threads());
    }

    @Override
    public int maxTargets() {
        return 1 + negatives;
    }

    @Override
    public int group() {
        return sharedBy;
    }

    @Override
    public void aim(int word, TrainingBatch batch) {
        begin(batch);
        for (int i = 0; i < batch.inputCount; i += batch.group) {
            aim(i / batch.group, word, batch);
        }
    }

    /// Sets the targets of a batch whose inputs are to predict a word each, and share nothing: input `i` the word
    /// `words[from + i]`.
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

    private void aim(int group, int word, TrainingBatch batch) {
        int at = group * maxTargets();
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
