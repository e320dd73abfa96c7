package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.simd.TrainingKernels;
import dev.stipple.internal.vectorfile.BucketRows;
import dev.stipple.internal.vectorfile.InputRows;
import dev.stipple.internal.vectorfile.Ngrams;
import dev.stipple.vector.Matrix;
import java.io.IOException;

/// Learns the rows of words and of their n-grams from a corpus, by as many threads as asked; with one, the same bytes
/// each time.
///
/// Negatives are drawn by the square root of their counts, as fastText does it, where word2vec takes the power of 3/4.
public final class FastTextEngine {
    private static final double POWER = 0.5;

    private final TrainingCorpus corpus;
    private final TrainingSettings settings;
    private final SubwordLists subwords;
    private final TrainingRows rows;
    private final AliasTable table;

    private FastTextEngine(TrainingCorpus corpus, TrainingSettings settings, Ngrams ngrams) {
        this.corpus = corpus;
        this.settings = settings;
        int words = corpus.vocabulary().size();
        this.subwords = new SubwordLists(corpus.vocabulary().words(), ngrams);
        this.table = AliasTable.ofCounts(corpus.vocabulary().counts(), POWER);
        this.rows = new TrainingRows(
                subwords.rowCount(),
                words,
                new TrainingRows.PrivateRows(0, (long) settings.threads() * NegativePool.privateRows()),
                settings.dimension());
    }

    /// What was learnt.
    ///
    /// @param inputs  a row for each word and each bucket of n-grams
    /// @param outputs  a row for each word as that which is predicted
    public record Learnt(BucketRows inputs, Matrix outputs) {}

    /// Returns what `corpus` teaches, by negative sampling whatever the settings say.
    ///
    /// @throws IllegalArgumentException if there are more than 2^31 values
    /// @throws IOException if the corpus cannot be read again
    public static Learnt train(TrainingCorpus corpus, TrainingSettings settings, Ngrams ngrams, Progress progress)
            throws IOException {
        FastTextEngine engine = new FastTextEngine(corpus, settings, ngrams);
        engine.rows.initialize(settings.seed());
        new TrainingRun(corpus, settings, engine.rows).run(engine::worker, TrainingCheckpoints.NONE, progress);
        return engine.learnt();
    }

    private TrainingRun.Worker worker(int number, ThreadRows shared, RandomStream random) {
        NegativeSampling objective = NegativeSampling.of(corpus, settings, table, random, shared, number);
        TrainingKernels kernels = TrainingKernels.best(objective.maxTargets(), rows.length());
        SubwordMean mean = new SubwordMean(subwords, rows, objective.maxTargets(), kernels);
        SentenceTrainer trainer = switch (settings.algorithm()) {
            case SKIP_GRAM -> new SubwordSkipGram(settings.window(), mean, objective, random, kernels);
            case CBOW -> new SubwordCbow(settings.window(), mean, objective, random, kernels);
        };
        return new TrainingRun.Worker(trainer, objective, kernels);
    }

    private Learnt learnt() {
        int words = corpus.vocabulary().size();
        InputRows.Plain known = new InputRows.Plain(rows.vectors());
        return new Learnt(new BucketRows(known, words, subwords.rowOfBucket()), rows.outputs(words));
    }
}
