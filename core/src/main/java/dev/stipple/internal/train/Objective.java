package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;

/// What a word is predicted by: the targets that its contexts are moved to and from. Each thread has its own.
sealed interface Objective permits NegativeSampling, HierarchicalSoftmax {
    /// Targets of a batch's group at most.
    int maxTargets();

    /// Inputs that share their targets.
    int group();

    /// Sets the targets, and perhaps labels, of a batch whose inputs are to predict `word`.
    void aim(int word, TrainingBatch batch);

    /// Lets the other threads see what this one has kept to itself.
    void publish();
}
