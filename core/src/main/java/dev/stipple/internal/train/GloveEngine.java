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
/// (Hogwild). One thread makes the same vectors each time.
public final class GloveEngine {
    private final GloveSettings settings;
    private final PairBins bins;
    private final GloveRows rows;
    /// Room for one bin, by thread.
    private final int[][] buffers;

    private final AtomicLong done = new AtomicLong();

    private GloveEngine(GloveSettings settings, PairBins bins, GloveRows rows) {
        this.settings = settings;
        this.bins = bins;
        this.rows = rows;
        int most = IntStream.range(0, bins.count()).map(bins::size).max().orElse(0);
        this.buffers = new int[settings.threads()][most];
    }

    /// Trains on `corpus`.
    ///
    /// @throws IllegalArgumentException if no two words of the corpus stand together, or the learning rate is so
    /// high that numbers run out of their range
    /// @throws IOException if the corpus cannot be read, or the temporary file not be written
    public static GloveRows train(TrainingCorpus corpus, GloveSettings settings, Progress progress) throws IOException {
        int words = corpus.vocabulary().size();
        try (PageStore store = new PageStore(settings.memory())) {
            PairBins bins = new Cooccurrences(corpus, settings, store).count(progress);
            if (bins.pairs() == 0) {
                throw new IllegalArgumentException(
                        "nothing to train on: no text holds two of the vocabulary's " + words + " words");
            }
            GloveRows rows = new GloveRows(GloveKernels.best(), words, settings.dimension(), settings.seed());
            new GloveEngine(settings, bins, rows).run(progress);
            return rows;
        }
    }

    private void run(Progress progress) throws IOException {
        try (Phase phase = new Phase(progress, "train", "pairs", settings.epochs() * bins.pairs())) {
            for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                double loss = runEpoch(epoch, phase);
                if (!Double.isFinite(loss)) {
                    throw new IllegalArgumentException("training ran away in epoch " + (epoch + 1)
                            + ": the learning rate " + settings.learningRate() + " is too high");
                }
                phase.advanceTo(done.get(), figures(loss));
            }
        }
    }

    /// Returns the mean loss.
    private double runEpoch(int epoch, Phase phase) throws IOException {
        SplittableRandom random = new SplittableRandom(settings.seed() + epoch);
        int[] order = shuffledOrder(random.split());
        long[] seeds = random.longs(order.length).toArray();
        AtomicInteger taken = new AtomicInteger();
        List<Double> losses = Workers.run(settings.threads(), worker -> {
            double loss = 0;
            long pairs = 0;
            for (int i = taken.getAndIncrement(); i < order.length; i = taken.getAndIncrement()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw Phase.interrupted("train");
                }
                int[] bin = buffers[worker];
                int length = bins.shuffled(order[i], bin, new SplittableRandom(seeds[i]));
                loss += learn(bin, length);
                pairs += length / PairBins.PAIR;
                long doneByAll = done.addAndGet(length / PairBins.PAIR);
                if (worker == 0) {
                    phase.advanceTo(doneByAll, figures(loss / pairs));
                }
            }
            return loss;
        });
        return losses.stream().mapToDouble(Double::doubleValue).sum() / bins.pairs();
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

    /// Returns the sum of the losses.
    private double learn(int[] pairs, int length) {
        double loss = 0;
        for (int at = 0; at < length; at += PairBins.PAIR) {
            float logarithm = Float.intBitsToFloat(pairs[at + 2]);
            float weight = Float.intBitsToFloat(pairs[at + 3]);
            loss += rows.learn(pairs[at], pairs[at + 1], logarithm, weight, settings.learningRate());
        }
        return loss;
    }
}
