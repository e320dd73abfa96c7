package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.simd.TrainingKernels;
import dev.stipple.internal.vectorfile.BucketRows;
import dev.stipple.internal.vectorfile.InputRows;
import dev.stipple.vector.Matrix;
import java.io.IOException;

/// Learns the rows of words and of their n-grams from a corpus, by as many threads as asked; with one, or in
/// lockstep, the same bytes each time.
///
/// Negatives are drawn by the square root of their counts, as fastText does it, where word2vec takes the power of 3/4.
public final class FastTextEngine {
    private static final double POWER = 0.5;

    private final TrainingCorpus corpus;
    private final SubwordSettings settings;
    private final SubwordLists subwords;
    private final Lockstep lockstep;
    private final TrainingRows rows;
    private final AliasTable table;

    private FastTextEngine(TrainingCorpus corpus, SubwordSettings settings) throws IOException {
        this.corpus = corpus;
        this.settings = settings;
        int words = corpus.vocabulary().size();
        this.subwords = new SubwordLists(corpus.vocabulary().words(), settings.ngrams());
        this.table = AliasTable.ofCounts(corpus.vocabulary().counts(), POWER);
        TrainingSettings training = settings.training();
        this.lockstep = Lockstep.of(
                training,
                subwords.rowCount(),
                words,
                training.inLockstep() ? subwords.mostOfABlock(corpus.ids(), TrainingRun.blocks(corpus, training)) : 0,
                Lockstep.mostPredicted(corpus, training));
        this.rows = lockstep.rows(training.dimension());
    }

    /// What was learnt.
    ///
    /// @param inputs  a row for each word and each bucket of n-grams
    /// @param outputs  a row for each word as that which is predicted
    public record Learnt(BucketRows inputs, Matrix outputs) {}

    /// Returns what `corpus` teaches, by negative sampling, going on from the last checkpoint if there is one.
    ///
    /// @throws IllegalArgumentException if there are more than 2^31 values, or the last checkpoint is of another
    /// training
    /// @throws IOException if the corpus cannot be read again, or a checkpoint not be read or kept
    public static Learnt train(
            TrainingCorpus corpus, SubwordSettings settings, TrainingCheckpoints checkpoints, Progress progress)
            throws IOException {
        FastTextEngine engine = new FastTextEngine(corpus, settings);
        engine.rows.initialize(settings.training().seed());
        new TrainingRun(corpus, settings.training(), engine.rows, engine.lockstep.rowsOfThreads(engine.rows))
                .run(engine::worker, checkpoints, progress);
        return engine.learnt();
    }

    private TrainingRun.Worker worker(int number, ThreadRows own, RandomStream random) {
        NegativeSampling objective = NegativeSampling.of(corpus, settings.training(), table, random, own, number, 1);
        TrainingKernels kernels = TrainingKernels.best(objective.maxTargets(), rows.length());
        SubwordMean mean = new SubwordMean(subwords, own, objective.maxTargets(), kernels);
        int window = settings.training().window();
        SentenceTrainer trainer = switch (settings.algorithm()) {
            case SKIP_GRAM -> new SubwordSkipGram(window, mean, objective, random, kernels);
            case CBOW -> new SubwordCbow(window, mean, objective, random, kernels);
        };
        return new TrainingRun.Worker(trainer, objective, kernels);
    }

    private Learnt learnt() {
        int words = corpus.vocabulary().size();
        InputRows.Plain known = new InputRows.Plain(rows.takeVectors());
        return new Learnt(new BucketRows(known, words, subwords.rowOfBucket()), rows.takeOutputs());
    }
}
