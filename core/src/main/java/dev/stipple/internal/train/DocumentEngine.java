package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import dev.stipple.internal.simd.TrainingKernels;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/// Learns vectors of documents from a corpus, by as many threads as asked: each text is a document.
///
/// Its blocks are those of [Word2VecEngine]: what is random in one depends on the seed, the epoch and the block alone.
/// The input rows are those of the words, where words are trained, and behind them those of the documents.
public final class DocumentEngine {
    /// Words of a block.
    private static final int BLOCK = 50_000;

    private static final int USUAL_SENTENCE = 10_000;

    private final TrainingCorpus corpus;
    private final DocumentSettings settings;
    private final TrainingRows rows;
    private final Subsampling subsampling;
    private final AliasTable table;
    /// The row of the first document.
    private final int firstDocument;

    private final int blocks;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final DoubleAdder loss = new DoubleAdder();
    private final LongAdder predictions = new LongAdder();

    private DocumentEngine(TrainingCorpus corpus, DocumentSettings settings) {
        this.corpus = corpus;
        this.settings = settings;
        int words = corpus.vocabulary().size();
        this.subsampling = new Subsampling(corpus.vocabulary().counts(), settings.sample());
        this.table = AliasTable.ofCounts(corpus.vocabulary().counts());
        this.firstDocument = settings.hasWords() ? words : 0;
        this.rows = new TrainingRows(
                inputs(corpus.ids().texts(), firstDocument),
                words,
                new TrainingRows.PrivateRows(0, (long) settings.threads() * NegativePool.privateRows()),
                settings.dimension());
        this.blocks = (int) Math.max(1, Math.min(1 << 20, corpus.ids().size() / BLOCK));
    }

    private static int inputs(long documents, int words) {
        if (documents + words > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(documents + " documents are more than can be trained at once");
        }
        return (int) (documents + words);
    }

    /// What was learnt.
    ///
    /// @param documents  a row for each text of the corpus
    /// @param words  a row for each word, where words were trained
    /// @param outputs  a row for each word as that which is predicted
    public record Learnt(Matrix documents, Optional<Matrix> words, Matrix outputs) {}

    /// Returns what `corpus` teaches.
    ///
    /// @throws IOException if the corpus cannot be read again
    public static Learnt train(TrainingCorpus corpus, DocumentSettings settings, Progress progress) throws IOException {
        DocumentEngine engine = new DocumentEngine(corpus, settings);
        engine.rows.initialize(settings.seed());
        engine.run(progress);
        return engine.learnt();
    }

    private Learnt learnt() {
        int words = corpus.vocabulary().size();
        Matrix inputs = rows.vectors();
        return new Learnt(
                inputs.slice(firstDocument, inputs.rows()),
                settings.hasWords() ? Optional.of(inputs.slice(0, words)) : Optional.empty(),
                rows.outputs(words));
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
        Objective objective = new NegativeSampling(settings.negatives(), pool(worker, random));
        TrainingKernels kernels = TrainingKernels.best(objective.maxTargets(), rows.length());
        DocumentTrainer trainer = switch (settings.model()) {
            case DM -> new DocumentMemory(settings.window(), objective, random, rows, kernels);
            case DBOW ->
                new DocumentBow(settings.trainWords() ? settings.window() : 0, objective, random, rows, kernels);
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

    private NegativePool pool(int worker, RandomStream random) {
        int words = corpus.vocabulary().size();
        return new NegativePool(
                table,
                random,
                new SharedRows(rows),
                words + worker * NegativePool.privateRows(),
                NegativePool.rounds(settings.negativeReuse(), corpus.ids().size() / settings.threads()));
    }

    private void train(int block, DocumentTrainer trainer, RandomStream random) throws IOException {
        int[] kept = new int[USUAL_SENTENCE];
        try (IdCorpus.Shard shard = corpus.ids().shard(block, blocks)) {
            while (shard.next()) {
                int length = shard.to() - shard.from();
                if (kept.length < length) {
                    kept = new int[length];
                }
                int count = subsampling.keep(shard.ids(), shard.from(), shard.to(), random, kept);
                int document = rows.at(firstDocument + (int) shard.text());
                predictions.add(trainer.train(document, kept, count, rate()));
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
                new Progress.Figure("loss", loss.sum() / Math.max(1.0, (double) predictions.sum())),
                new Progress.Figure("learning rate", rate()));
    }
}
