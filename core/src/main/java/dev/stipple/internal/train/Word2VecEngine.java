package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.simd.TrainingKernels;
import java.io.IOException;

/// Learns word vectors from a corpus, by as many threads as asked; with one, the same bytes each time.
public final class Word2VecEngine {
    private final TrainingCorpus corpus;
    private final TrainingSettings settings;
    private final TrainingRows rows;
    private final AliasTable table;
    private final HuffmanTree tree;

    private Word2VecEngine(TrainingCorpus corpus, TrainingSettings settings) {
        this.corpus = corpus;
        this.settings = settings;
        long[] counts = corpus.vocabulary().counts();
        this.table = AliasTable.ofCounts(counts);
        this.tree = new HuffmanTree(counts);
        this.rows = new TrainingRows(
                counts.length, counts.length, settings.threads() * NegativePool.privateRows(), settings.dimension());
    }

    /// Returns the rows that `corpus` teaches.
    ///
    /// @throws IOException if the corpus cannot be read again
    public static TrainingRows train(TrainingCorpus corpus, TrainingSettings settings, Progress progress)
            throws IOException {
        Word2VecEngine engine = new Word2VecEngine(corpus, settings);
        engine.rows.initialize(settings.seed());
        new TrainingRun(corpus, settings).run(engine::worker, progress);
        return engine.rows;
    }

    private TrainingRun.Worker worker(int number, RandomStream random) {
        Objective objective = objective(number, random);
        TrainingKernels kernels = TrainingKernels.best(objective.maxTargets(), rows.length());
        SentenceTrainer trainer = switch (settings.algorithm()) {
            case SKIP_GRAM -> new SkipGram(settings.window(), objective, random, rows, kernels);
            case CBOW -> new Cbow(settings, objective, random, rows, kernels);
        };
        return new TrainingRun.Worker(trainer, objective, kernels);
    }

    private Objective objective(int worker, RandomStream random) {
        return switch (settings.loss()) {
            case NEGATIVE_SAMPLING -> NegativeSampling.of(corpus, settings, table, random, rows, worker);
            case HIERARCHICAL_SOFTMAX -> new HierarchicalSoftmax(tree, rows);
        };
    }
}
