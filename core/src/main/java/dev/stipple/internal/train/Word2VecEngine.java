package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.simd.TrainingKernels;
import java.io.IOException;
import java.util.Optional;

/// Learns word vectors from a corpus, by as many threads as asked; with one, or in lockstep, the same bytes each time.
public final class Word2VecEngine {
    private final TrainingCorpus corpus;
    private final Word2VecSettings settings;
    private final Lockstep lockstep;
    private final TrainingRows rows;
    private final AliasTable table;
    private final HuffmanTree tree;

    private Word2VecEngine(TrainingCorpus corpus, Word2VecSettings settings) {
        this.corpus = corpus;
        this.settings = settings;
        long[] counts = corpus.vocabulary().counts();
        this.table = AliasTable.ofCounts(counts);
        this.tree = new HuffmanTree(counts);
        this.lockstep = Lockstep.of(
                settings.training(),
                counts.length,
                counts.length,
                Lockstep.mostIds(corpus, settings.training()),
                settings.loss() == Word2VecSettings.Loss.NEGATIVE_SAMPLING
                        ? Lockstep.mostPredicted(corpus, settings.training())
                        : counts.length);
        this.rows = lockstep.rows(settings.training().dimension());
    }

    /// Returns the rows that `corpus` teaches.
    ///
    /// @throws IOException if the corpus cannot be read again
    public static TrainingRows train(TrainingCorpus corpus, Word2VecSettings settings, Progress progress)
            throws IOException {
        return train(corpus, settings, Optional.empty(), TrainingCheckpoints.NONE, progress);
    }

    /// Returns the rows that `corpus` teaches to those who know what an earlier training has learnt, if there was one;
    /// or that go on from the last checkpoint.
    ///
    /// @throws IllegalArgumentException if the last checkpoint is of another training
    /// @throws IOException if the corpus cannot be read again, or a checkpoint not be read or kept
    public static TrainingRows train(
            TrainingCorpus corpus,
            Word2VecSettings settings,
            Optional<EarlierTraining> earlier,
            TrainingCheckpoints checkpoints,
            Progress progress)
            throws IOException {
        Word2VecEngine engine = new Word2VecEngine(corpus, settings);
        engine.rows.initialize(settings.training().seed());
        earlier.ifPresent(training -> training.copyTo(engine.rows));
        new TrainingRun(corpus, settings.training(), engine.rows, engine.lockstep.rowsOfThreads(engine.rows))
                .run(engine::worker, checkpoints, progress);
        return engine.rows;
    }

    private TrainingRun.Worker worker(int number, ThreadRows own, RandomStream random) {
        Objective objective = objective(number, own, random);
        TrainingKernels kernels = TrainingKernels.best(objective.maxTargets(), rows.length());
        SentenceTrainer trainer = switch (settings.algorithm()) {
            case SKIP_GRAM -> new SkipGram(settings.training().window(), objective, random, own, kernels);
            case CBOW -> new Cbow(settings, objective, random, own, kernels);
        };
        return new TrainingRun.Worker(trainer, objective, kernels);
    }

    private Objective objective(int worker, ThreadRows own, RandomStream random) {
        return switch (settings.loss()) {
            case NEGATIVE_SAMPLING ->
                NegativeSampling.of(
                        corpus, settings.training(), table, random, own, worker, settings.negativesSharedBy());
            case HIERARCHICAL_SOFTMAX -> new HierarchicalSoftmax(tree, own);
        };
    }
}
