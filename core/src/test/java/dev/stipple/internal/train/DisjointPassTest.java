package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisjointPassTest {
    private static final int WORDS = 40;

    private final PageStore store = new PageStore(1 << 28);
    private final List<Long> all = new ArrayList<>();
    private PairBins bins;
    private int[] order;
    private long[] seeds;

    /// Seven bins, more than most numbers of threads divide.
    @BeforeEach
    void addPairs() throws IOException {
        bins = new PairBins(store, 7 << 15, 1, 3);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int a = random.nextInt(1 + random.nextInt(WORDS));
            int b = a + random.nextInt(WORDS - a);
            bins.add(0, a, b, i, 1);
            all.add(key(a, b, Float.floatToRawIntBits(i)));
        }
        assertThat(bins.count()).isEqualTo(7);
        order = IntStream.range(0, 7).toArray();
        seeds = LongStream.range(0, 7).toArray();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private static long key(int a, int b, int bits) {
        return ((long) bits * WORDS + a) * WORDS + b;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10})
    void eachPairIsLearntOnceByAThreadThatHasItsWordsToItself(int threads) throws IOException {
        List<Long> learnt = Collections.synchronizedList(new ArrayList<>());
        AtomicIntegerArray users = new AtomicIntegerArray(WORDS);
        AtomicIntegerArray meetings = new AtomicIntegerArray(1);
        List<Long> done = new ArrayList<>();

        double loss = new DisjointPass(bins, threads, (pairs, from, to) -> {
                    for (int at = from; at < to; at += PairBins.PAIR) {
                        int a = pairs[at];
                        int b = pairs[at + 1];
                        int self = (int) Thread.currentThread().threadId();
                        // Whom it belongs to in between; a word may meet itself.
                        int before = users.getAndSet(a, self) + (a == b ? 0 : users.getAndSet(b, self));
                        learnt.add(key(a, b, pairs[at + 2]));
                        Thread.onSpinWait();
                        boolean met = users.getAndSet(a, 0) != self || (a != b && users.getAndSet(b, 0) != self);
                        meetings.addAndGet(0, before != 0 || met ? 1 : 0);
                    }
                    return (to - from) / (double) PairBins.PAIR;
                })
                .run(order, seeds, done::add);

        assertThat(meetings.get(0)).isZero();
        assertThat(learnt).containsExactlyInAnyOrderElementsOf(all);
        assertThat(loss).isEqualTo(all.size());
        assertThat(done).isSorted().last().isEqualTo((long) all.size());
    }

    @Test
    void aThreadThatFailsEndsTheOthers() {
        DisjointPass pass = new DisjointPass(bins, 3, (_, from, to) -> {
            if (to > from) {
                throw new IllegalStateException("broken");
            }
            return 0;
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> pass.run(order, seeds, _ -> {}))
                .withMessage("broken");
    }
}
