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

/// The epochs over a corpus whose sentences teach words, by as many threads as asked.
///
/// The corpus is cut into blocks, which the threads take in turn; what is random in a block depends on the seed, the
/// epoch and the block alone. So one thread gives the same bytes each time.
final class TrainingRun {
    /// Words of a block: small enough that threads end together, large enough to be found cheaply.
    private static final int BLOCK = 50_000;

    /// Sentences tell the others how far they are every so many words.
    private static final int STRETCH = 10_000;

    private final TrainingCorpus corpus;
    private final TrainingSettings settings;
    private final Subsampling subsampling;

    private final int blocks;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final DoubleAdder loss = new DoubleAdder();
    private final LongAdder pairs = new LongAdder();

    TrainingRun(TrainingCorpus corpus, TrainingSettings settings) {
        this.corpus = corpus;
        this.settings = settings;
        this.subsampling = new Subsampling(corpus.vocabulary().counts(), settings.sample());
        this.blocks = (int) Math.max(1, Math.min(1 << 20, corpus.ids().size() / BLOCK));
    }

    /// What one thread learns with.
    record Worker(SentenceTrainer trainer, Objective objective, TrainingKernels kernels) {}

    /// Makes what a thread learns with.
    interface Workshop {
        /// Returns the tools of thread number `worker`, which draws from `random`.
        Worker worker(int worker, RandomStream random);
    }

    /// Trains all epochs, in the phase `train`.
    ///
    /// @throws IOException if the corpus cannot be read again
    void run(Workshop workshop, Progress progress) throws IOException {
        long total = Math.multiplyExact(corpus.words(), settings.epochs());
        try (Phase phase = new Phase(progress, "train", "words", total)) {
            Workers.run(settings.threads(), number -> {
                RandomStream random = new RandomStream();
                work(number, workshop.worker(number, random), random, phase);
                return number;
            });
            phase.advanceTo(total, figures());
        }
    }

    private void work(int number, Worker worker, RandomStream random, Phase phase) throws IOException {
        int all = Math.multiplyExact(blocks, settings.epochs());
        for (int block = nextBlock.getAndIncrement();
                block < all && !Thread.currentThread().isInterrupted();
                block = nextBlock.getAndIncrement()) {
            random.begin(settings.seed(), block / blocks, block % blocks);
            train(block % blocks, worker.trainer(), random);
            loss.add(worker.kernels().takeLoss());
            if (number == 0) {
                phase.advanceTo(corpusWords(), figures());
            }
        }
        worker.objective().publish();
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
