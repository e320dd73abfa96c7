package dev.stipple.internal.train;

import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;

/// The threads train a block each on rows of their own, wait for each other, and add up what has changed, in the order
/// of their numbers: so what comes out depends on how many they are, but not on how fast.
final class LockstepSchedule implements Schedule {
    /// Blocks are short, for what a thread cannot see yet grows with them and with the number of threads.
    private static final int WORDS_AT_ONCE = 8000;

    private static final int SHORTEST_BLOCK = 500;

    private final List<OwnRows> rows;
    private final int blocks;
    private final Barrier barrier;
    private final LongAdder newWords = new LongAdder();
    private final boolean[] begun;

    private volatile int blocksDone;
    private volatile long done;
    private volatile boolean paused;
    private volatile boolean over;

    LockstepSchedule(List<OwnRows> rows, int blocks, TrainingPosition from) {
        this.rows = rows;
        this.blocks = blocks;
        this.blocksDone = from.blocks();
        this.done = from.words();
        this.begun = new boolean[rows.size()];
        this.over = from.blocks() >= blocks;
        this.barrier = new Barrier(rows.size());
    }

    /// Words of a block where so many threads work.
    static int blockWords(int threads) {
        return Math.max(SHORTEST_BLOCK, WORDS_AT_ONCE / threads);
    }

    /// A round has two phases: the threads train, and then each adds up its share of the rows.
    private final class Barrier extends Phaser {
        Barrier(int threads) {
            super(threads);
        }

        @Override
        protected boolean onAdvance(int phase, int threads) {
            if (phase % 2 == 1) {
                blocksDone = Math.min(blocks, blocksDone + threads);
                long words = done + newWords.sumThenReset();
                done = words;
                over = paused || blocksDone == blocks;
            }
            return false;
        }
    }

    @Override
    public ThreadRows rows(int worker) {
        return rows.get(worker);
    }

    @Override
    public int next(int worker) {
        if (begun[worker]) {
            endRound(worker);
        }
        begun[worker] = true;
        // In the last round there may be more threads than blocks.
        while (!over && !barrier.isTerminated() && blocksDone + worker >= blocks) {
            endRound(worker);
        }
        return over || barrier.isTerminated() ? -1 : blocksDone + worker;
    }

    private void endRound(int worker) {
        if (Thread.currentThread().isInterrupted()) {
            stop();
        }
        barrier.arriveAndAwaitAdvance();
        if (!barrier.isTerminated()) {
            rows.forEach(all -> all.giveBack(worker, rows.size()));
        }
        barrier.arriveAndAwaitAdvance();
        rows.get(worker).clear();
    }

    @Override
    public void advance(int words) {
        newWords.add(words);
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void stop() {
        barrier.forceTermination();
    }

    @Override
    public int blocksDone() {
        return blocksDone;
    }
}
