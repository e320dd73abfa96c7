package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import dev.stipple.internal.simd.GloveKernels;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Learns vectors from co-occurrences. Threads take bins of pairs in turns and write to the same rows without locks
/// (Hogwild), or never meet ([DisjointPass]). One thread, or threads that never meet, make the same vectors each time.
public final class GloveEngine {
    private final GloveSettings settings;
    private final PairBins bins;
    private final GloveRows rows;
    private final AtomicLong done = new AtomicLong();

    private GloveEngine(GloveSettings settings, PairBins bins, GloveRows rows) {
        this.settings = settings;
        this.bins = bins;
        this.rows = rows;
    }

    /// Trains on `corpus`, or goes on from the last checkpoint, if there is one.
    ///
    /// @throws IllegalArgumentException if no two words of the corpus stand together, or the learning rate is so
    /// high that numbers run out of their range; or the last checkpoint is of another training
    /// @throws IOException if the corpus cannot be read, the temporary file not be written, or a checkpoint not be
    /// read or kept
    public static GloveRows train(
            TrainingCorpus corpus, GloveSettings settings, TrainingCheckpoints checkpoints, Progress progress)
            throws IOException {
        int words = corpus.vocabulary().size();
        try (PageStore store = new PageStore(settings.memory())) {
            PairBins bins = new Cooccurrences(corpus, settings, store).count(progress);
            if (bins.pairs() == 0) {
                throw new IllegalArgumentException(
                        "nothing to train on: no text holds two of the vocabulary's " + words + " words");
            }
            GloveRows rows = new GloveRows(GloveKernels.best(), words, settings.dimension(), settings.seed());
            TrainingPosition start = checkpoints.restore(rows).orElse(TrainingPosition.START);
            new GloveEngine(settings, bins, rows).run(start, checkpoints, progress);
            return rows;
        }
    }

    /// A position counts epochs: they are short, and pairs are shuffled anew in each.
    private void run(TrainingPosition start, TrainingCheckpoints checkpoints, Progress progress) throws IOException {
        long total = settings.epochs() * bins.pairs();
        done.set(start.words());
        try (Phase phase = new Phase(progress, "train", "pairs", total, start.words())) {
            long kept = System.nanoTime();
            for (int epoch = start.blocks(); epoch < settings.epochs(); epoch++) {
                double loss = runEpoch(epoch, phase);
                if (!Double.isFinite(loss)) {
                    throw new IllegalArgumentException("training ran away in epoch " + (epoch + 1)
                            + ": the learning rate " + settings.learningRate() + " is too high");
                }
                phase.advanceTo(done.get(), figures(loss));
                boolean isLast = epoch + 1 == settings.epochs();
                if (!isLast && System.nanoTime() - kept >= checkpoints.every().toNanos()) {
                    checkpoints.keep(rows, new TrainingPosition(epoch + 1, done.get(), done.get(), loss));
                    kept = System.nanoTime();
                }
            }
        }
    }

    /// Returns the mean loss.
    private double runEpoch(int epoch, Phase phase) throws IOException {
        SplittableRandom random = new SplittableRandom(settings.seed() + epoch);
        int[] order = shuffledOrder(random.split());
        long[] seeds = random.longs(order.length).toArray();
        double loss = settings.deterministic() && settings.threads() > 1
                ? withoutMeeting(order, seeds, phase)
                : side(order, seeds, phase);
        return loss / bins.pairs();
    }

    private double withoutMeeting(int[] order, long[] seeds, Phase phase) throws IOException {
        long before = done.get();
        DisjointPass pass = new DisjointPass(bins, settings.threads(), this::learn);
        double loss = pass.run(order, seeds, pairs -> phase.advanceTo(before + pairs));
        done.set(before + bins.pairs());
        return loss;
    }

    private double side(int[] order, long[] seeds, Phase phase) throws IOException {
        AtomicInteger taken = new AtomicInteger();
        List<Double> losses = Workers.run(settings.threads(), worker -> {
            int[] bin = new int[bins.mostOfABin()];
            double loss = 0;
            long pairs = 0;
            for (int i = taken.getAndIncrement(); i < order.length; i = taken.getAndIncrement()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw Phase.interrupted("train");
                }
                int length = bins.shuffled(order[i], bin, new SplittableRandom(seeds[i]));
                loss += learn(bin, 0, length);
                pairs += length / PairBins.PAIR;
                long doneByAll = done.addAndGet(length / PairBins.PAIR);
                if (worker == 0) {
                    phase.advanceTo(doneByAll, figures(loss / pairs));
                }
            }
            return loss;
        });
        return losses.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Progress.Figure> figures(double loss) {
        return List.of(new Progress.Figure("loss", loss));
    }

    private int[] shuffledOrder(SplittableRandom random) {
        int[] order = IntStream.range(0, bins.count()).toArray();
        for (int left = order.length; left > 1; left--) {
            int chosen = random.nextInt(left);
            int last = order[left - 1];
            order[left - 1] = order[chosen];
            order[chosen] = last;
        }
        return order;
    }

    /// Learns the pairs in `[from, to)`, and returns the sum of their losses.
    private double learn(int[] pairs, int from, int to) {
        double loss = 0;
        for (int at = from; at < to; at += PairBins.PAIR) {
            float logarithm = Float.intBitsToFloat(pairs[at + 2]);
            float weight = Float.intBitsToFloat(pairs[at + 3]);
            loss += rows.learn(pairs[at], pairs[at + 1], logarithm, weight, settings.learningRate());
        }
        return loss;
    }
}
