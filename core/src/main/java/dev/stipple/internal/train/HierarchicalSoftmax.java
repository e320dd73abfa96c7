package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;

/// The turns on the way to the word in a [HuffmanTree] (Morin and Bengio, 2005): all contexts of a word share them.
final class HierarchicalSoftmax implements Objective {
    private final HuffmanTree tree;
    private final ThreadRows rows;
    private final int[] nodes;
    private final float[] labels;

    HierarchicalSoftmax(HuffmanTree tree, ThreadRows rows) {
        this.tree = tree;
        this.rows = rows;
        this.nodes = new int[tree.deepest()];
        this.labels = new float[tree.deepest()];
    }

    @Override
    public int maxTargets() {
        return tree.deepest();
    }

    @Override
    public int group() {
        return TrainingBatch.MAX_INPUTS;
    }

    @Override
    public void aim(int word, TrainingBatch batch) {
        int length = tree.path(word, nodes, labels);
        for (int i = 0; i < length; i++) {
            batch.targets[i] = rows.output(nodes[i]);
        }
        batch.setLabels(labels, length);
    }

    @Override
    public void publish() {
        // Nothing is kept back.
    }
}
