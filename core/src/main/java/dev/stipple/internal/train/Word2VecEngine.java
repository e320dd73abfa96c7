package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import dev.stipple.internal.simd.TrainingKernels;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/// Learns word vectors from a corpus, by as many threads as asked.
///
/// The corpus is cut into blocks, which the threads take in turn; what is random in a block depends on the seed, the
/// epoch and the block alone. So one thread gives the same bytes each time.
public final class Word2VecEngine {
    /// Words of a block: small enough that threads end together, large enough to be found cheaply.
    private static final int BLOCK = 50_000;

    /// Sentences tell the others how far they are every so many words.
    private static final int STRETCH = 10_000;

    private final TrainingCorpus corpus;
    private final TrainingSettings settings;
    private final TrainingRows rows;
    private final Subsampling subsampling;
    private final AliasTable table;
    private final HuffmanTree tree;

    private final int blocks;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final DoubleAdder loss = new DoubleAdder();
    private final LongAdder pairs = new LongAdder();

    private Word2VecEngine(TrainingCorpus corpus, TrainingSettings settings) {
        this.corpus = corpus;
        this.settings = settings;
        long[] counts = corpus.vocabulary().counts();
        this.subsampling = new Subsampling(counts, settings.sample());
        this.table = AliasTable.ofCounts(counts);
        this.tree = new HuffmanTree(counts);
        this.rows = new TrainingRows(
                counts.length, counts.length, settings.threads() * NegativePool.privateRows(), settings.dimension());
        this.blocks = (int) Math.max(1, Math.min(1 << 20, corpus.ids().size() / BLOCK));
    }

    /// Returns the rows that `corpus` teaches.
    ///
    /// @throws IOException if the corpus cannot be read again
    public static TrainingRows train(TrainingCorpus corpus, TrainingSettings settings, Progress progress)
            throws IOException {
        Word2VecEngine engine = new Word2VecEngine(corpus, settings);
        engine.rows.initialize(settings.seed());
        engine.run(progress);
        return engine.rows;
    }

    private void run(Progress progress) throws IOException {
        long total = Math.multiplyExact(corpus.words(), settings.epochs());
        try (Phase phase = new Phase(progress, "train", "words", total)) {
            Workers.run(settings.threads(), worker -> {
                work(worker, phase);
                return worker;
            });
            phase.advanceTo(total, figures());
        }
    }

    private void work(int worker, Phase phase) throws IOException {
        RandomStream random = new RandomStream();
        Objective objective = objective(worker, random);
        TrainingKernels kernels = TrainingKernels.best(objective.maxTargets(), rows.length());
        SentenceTrainer trainer = switch (settings.algorithm()) {
            case SKIP_GRAM -> new SkipGram(settings.window(), objective, random, rows, kernels);
            case CBOW -> new Cbow(settings, objective, random, rows, kernels);
        };
        int all = Math.multiplyExact(blocks, settings.epochs());
        for (int block = nextBlock.getAndIncrement();
                block < all && !Thread.currentThread().isInterrupted();
                block = nextBlock.getAndIncrement()) {
            random.begin(settings.seed(), block / blocks, block % blocks);
            train(block % blocks, trainer, random);
            loss.add(kernels.takeLoss());
            if (worker == 0) {
                phase.advanceTo(corpusWords(), figures());
            }
        }
        objective.publish();
    }

    private Objective objective(int worker, RandomStream random) {
        return switch (settings.loss()) {
            case NEGATIVE_SAMPLING -> {
                int words = corpus.vocabulary().size();
                int firstPrivate = words + worker * NegativePool.privateRows();
                yield new NegativeSampling(
                        settings.negatives(),
                        new NegativePool(
                                table,
                                random,
                                rows,
                                words,
                                firstPrivate,
                                settings.negativeReuse(),
                                corpus.ids().size() / settings.threads()));
            }
            case HIERARCHICAL_SOFTMAX -> new HierarchicalSoftmax(tree, rows);
        };
    }

    private void train(int block, SentenceTrainer trainer, RandomStream random) throws IOException {
        int[] kept = new int[STRETCH];
        try (IdCorpus.Shard shard = corpus.ids().shard(block, blocks)) {
            while (shard.next()) {
                int length = shard.to() - shard.from();
                if (kept.length < length) {
                    kept = new int[length];
                }
                int count = subsampling.keep(shard.ids(), shard.from(), shard.to(), random, kept);
                pairs.add(trainer.train(kept, count, rate()));
                done.addAndGet(length);
            }
        }
    }

    /// The learning rate falls with each word that any thread has done.
    private float rate() {
        double part = (double) done.get() / ((double) corpus.ids().size() * settings.epochs());
        return (float) Math.max(
                settings.minLearningRate(),
                settings.learningRate() - (settings.learningRate() - settings.minLearningRate()) * part);
    }

    /// How far it is, in words of the corpus, rare ones included.
    private long corpusWords() {
        return (long) ((double) done.get() / (double) corpus.ids().size() * (double) corpus.words());
    }

    private List<Progress.Figure> figures() {
        return List.of(
                new Progress.Figure("loss", loss.sum() / Math.max(1.0, (double) pairs.sum())),
                new Progress.Figure("learning rate", rate()));
    }
}
