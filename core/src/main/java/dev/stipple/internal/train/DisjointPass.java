package dev.stipple.internal.train;

import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Phaser;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// A pass over bins of pairs by threads that never meet: what comes out does not depend on how fast they are.
///
/// Words are in twice as many groups as there are threads. Each thread fetches a bin; then they play a tournament: in
/// each round every group meets another one, and each thread learns the pairs of one such match from all their bins.
/// So no two threads touch the same word at once, and all is as if one thread had learnt the pairs in some order.
final class DisjointPass {
    private final PairBins bins;
    private final int threads;
    private final int groups;
    private final Learner learner;
    private final List<GroupedPairs> fetched;

    /// Learns the pairs in `[from, to)`, and returns the sum of their losses.
    interface Learner {
        double learn(int[] pairs, int from, int to);
    }

    DisjointPass(PairBins bins, int threads, Learner learner) {
        this.bins = bins;
        this.threads = threads;
        this.groups = 2 * threads;
        this.learner = learner;
        this.fetched = IntStream.range(0, threads)
                .mapToObj(_ -> new GroupedPairs(bins, groups))
                .toList();
    }

    /// Goes over the bins in `order`, each shuffled by its seed, tells `done` how many pairs are done now and then, and
    /// returns the sum of the losses.
    double run(int[] order, long[] seeds, LongConsumer done) throws IOException {
        Phaser barrier = new Phaser(threads);
        return Workers.run(threads, worker -> {
                    boolean ended = false;
                    try {
                        double loss = work(worker, order, seeds, barrier, done);
                        ended = true;
                        return loss;
                    } finally {
                        if (!ended) {
                            // The others would wait for this one.
                            barrier.forceTermination();
                        }
                    }
                })
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private double work(int worker, int[] order, long[] seeds, Phaser barrier, LongConsumer done) throws IOException {
        double loss = 0;
        for (int first = 0; first < order.length && !barrier.isTerminated(); first += threads) {
            if (Thread.currentThread().isInterrupted()) {
                throw Phase.interrupted("train");
            }
            fetch(worker, first + worker, order, seeds);
            barrier.arriveAndAwaitAdvance();
            for (int round = 0; round < groups - 1; round++) {
                loss += play(round, worker);
                barrier.arriveAndAwaitAdvance();
            }
            if (worker == 0) {
                done.accept(IntStream.range(0, Math.min(order.length, first + threads))
                        .mapToLong(i -> bins.size(order[i]) / PairBins.PAIR)
                        .sum());
            }
        }
        return loss;
    }

    private void fetch(int worker, int at, int[] order, long[] seeds) throws IOException {
        if (at < order.length) {
            fetched.get(worker).load(order[at], new SplittableRandom(seeds[at]));
        } else {
            fetched.get(worker).clear();
        }
    }

    /// The last group stays, the others go around a circle (the usual schedule of a tournament).
    private double play(int round, int match) {
        int circle = groups - 1;
        int one = (round + match) % circle;
        int other = match == 0 ? circle : (round - match + circle) % circle;
        double loss = 0;
        for (GroupedPairs pairs : fetched) {
            loss += learn(pairs, one, other);
            if (round == 0) {
                loss += learn(pairs, one, one) + learn(pairs, other, other);
            }
        }
        return loss;
    }

    private double learn(GroupedPairs pairs, int groupA, int groupB) {
        return learner.learn(pairs.pairs(), pairs.from(groupA, groupB), pairs.to(groupA, groupB));
    }
}
