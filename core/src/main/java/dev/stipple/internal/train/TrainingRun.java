package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import dev.stipple.internal.simd.TrainingKernels;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/// The epochs over a corpus whose sentences teach words, by as many threads as asked.
///
/// The corpus is cut into blocks, which the threads take as a [Schedule] says; what is random in a block depends on the
/// seed, the epoch and the block alone, and when it is done its thread holds nothing back. So one thread gives the same
/// bytes each time, and a training that goes on after some block is the one that was not stopped there.
final class TrainingRun {
    /// Words of a block: small enough that threads end together, large enough to be found cheaply.
    private static final int BLOCK = 50_000;

    private static final int MOST_BLOCKS = 1 << 20;

    /// Sentences tell the others how far they are every so many words.
    private static final int STRETCH = 10_000;

    private final TrainingCorpus corpus;
    private final TrainingSettings settings;
    private final TrainingRows rows;
    private final List<OwnRows> own;
    private final Subsampling subsampling;

    /// In each epoch.
    private final int blocks;

    private final DoubleAdder loss = new DoubleAdder();
    private final LongAdder predictions = new LongAdder();
    private Schedule schedule;

    /// The threads work on `own` rows in lockstep, if there are such.
    TrainingRun(TrainingCorpus corpus, TrainingSettings settings, TrainingRows rows, List<OwnRows> own) {
        this.corpus = corpus;
        this.settings = settings;
        this.rows = rows;
        this.own = own;
        this.subsampling = new Subsampling(corpus.vocabulary().counts(), settings.sample());
        this.blocks = blocks(corpus, settings);
        this.schedule = schedule(TrainingPosition.START);
    }

    /// Returns the number of blocks of an epoch.
    static int blocks(TrainingCorpus corpus, TrainingSettings settings) {
        int words = settings.deterministic() ? LockstepSchedule.blockWords(settings.threads()) : BLOCK;
        return Math.clamp(corpus.ids().size() / words, 1, MOST_BLOCKS);
    }

    private Schedule schedule(TrainingPosition from) {
        return own.isEmpty()
                ? new FreeSchedule(new SharedRows(rows), allBlocks(), from)
                : new LockstepSchedule(own, allBlocks(), from);
    }

    private int allBlocks() {
        return Math.multiplyExact(blocks, settings.epochs());
    }

    /// What one thread learns with.
    record Worker(SentenceTrainer trainer, Objective objective, TrainingKernels kernels) {}

    /// Makes what a thread learns with.
    interface Workshop {
        /// Returns the tools of thread number `worker`, which works on `rows` and draws from `random`.
        Worker worker(int worker, ThreadRows rows, RandomStream random);
    }

    /// Trains all epochs, or what the last checkpoint has left of them, in the phase `train`.
    ///
    /// @throws IllegalArgumentException if that checkpoint is of another training
    /// @throws IOException if the corpus cannot be read again, or a checkpoint not be read or kept
    void run(Workshop workshop, TrainingCheckpoints checkpoints, Progress progress) throws IOException {
        long total = Math.multiplyExact(corpus.words(), settings.epochs());
        checkpoints.restore(rows).ifPresent(this::beginAt);
        try (Phase phase = new Phase(progress, "train", "words", total, corpusWords())) {
            runToCheckpoint(workshop, checkpoints, phase);
            while (schedule.blocksDone() < allBlocks()) {
                phase.advanceTo(corpusWords(), figures());
                TrainingPosition position =
                        new TrainingPosition(schedule.blocksDone(), schedule.done(), predictions.sum(), loss.sum());
                checkpoints.keep(rows, position);
                schedule = schedule(position);
                runToCheckpoint(workshop, checkpoints, phase);
            }
            phase.advanceTo(total, figures());
        }
    }

    private void beginAt(TrainingPosition start) {
        loss.add(start.loss());
        predictions.add(start.predictions());
        schedule = schedule(start);
    }

    private void runToCheckpoint(Workshop workshop, TrainingCheckpoints checkpoints, Phase phase) throws IOException {
        long begun = System.nanoTime();
        long nanos = checkpoints.every().toNanos();
        Workers.run(settings.threads(), number -> {
            boolean ended = false;
            try {
                work(number, workshop, () -> {
                    phase.advanceTo(corpusWords(), figures());
                    if (System.nanoTime() - begun >= nanos) {
                        schedule.pause();
                    }
                });
                ended = true;
                return number;
            } finally {
                if (!ended) {
                    schedule.stop();
                }
            }
        });
    }

    private void work(int number, Workshop workshop, Runnable afterBlock) throws IOException {
        RandomStream random = new RandomStream();
        Worker worker = workshop.worker(number, schedule.rows(number), random);
        for (int block = schedule.next(number); block >= 0; block = schedule.next(number)) {
            random.begin(settings.seed(), block / blocks, block % blocks);
            train(block % blocks, worker.trainer(), random);
            worker.objective().publish();
            loss.add(worker.kernels().takeLoss());
            if (number == 0) {
                afterBlock.run();
            }
        }
    }

    private void train(int block, SentenceTrainer trainer, RandomStream random) throws IOException {
        int[] kept = new int[STRETCH];
        try (IdCorpus.Shard shard = corpus.ids().shard(block, blocks)) {
            while (shard.next()) {
                int length = shard.to() - shard.from();
                if (kept.length < length) {
                    kept = new int[length];
                }
                trainer.begin(shard.text());
                int count = subsampling.keep(shard.ids(), shard.from(), shard.to(), random, kept);
                predictions.add(trainer.train(kept, count, rate()));
                schedule.advance(length);
            }
        }
    }

    /// The learning rate falls with each word that any thread has done.
    private float rate() {
        double part = (double) schedule.done() / ((double) corpus.ids().size() * settings.epochs());
        return (float) Math.max(
                settings.minLearningRate(),
                settings.learningRate() - (settings.learningRate() - settings.minLearningRate()) * part);
    }

    /// How far it is, in words of the corpus, rare ones included.
    private long corpusWords() {
        return (long) ((double) schedule.done() / (double) corpus.ids().size() * (double) corpus.words());
    }

    private List<Progress.Figure> figures() {
        return List.of(
                new Progress.Figure("loss", loss.sum() / Math.max(1.0, (double) predictions.sum())),
                new Progress.Figure("learning rate", rate()));
    }
}
