package dev.stipple.internal.train;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Each thread takes the next block as soon as it can, and all work on the same rows: the fastest way.
final class FreeSchedule implements Schedule {
    private final SharedRows rows;
    private final int blocks;
    private final AtomicInteger next;
    private final AtomicLong done;
    private volatile boolean paused;

    FreeSchedule(SharedRows rows, int blocks, TrainingPosition from) {
        this.rows = rows;
        this.blocks = blocks;
        this.next = new AtomicInteger(from.blocks());
        this.done = new AtomicLong(from.words());
    }

    @Override
    public ThreadRows rows(int worker) {
        return rows;
    }

    @Override
    public int next(int worker) {
        if (paused || Thread.currentThread().isInterrupted()) {
            return -1;
        }
        int block = next.getAndIncrement();
        return block < blocks ? block : -1;
    }

    @Override
    public void advance(int words) {
        done.addAndGet(words);
    }

    @Override
    public long done() {
        return done.get();
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void stop() {
        paused = true;
    }

    @Override
    public int blocksDone() {
        return Math.min(next.get(), blocks);
    }
}
