package dev.stipple.internal.train;

/// Negatives of one thread: a thousand words drawn at once, whose rows the thread copies, uses many times each, and
/// then gives back by adding what has changed.
///
/// The rows fit into the second-level cache, where fresh negatives would each be read from memory: 2.7 times the speed,
/// at the same quality after one epoch. And the rows of frequent words, which all threads draw all the time, don't
/// travel between the cores: two threads are 1.8 times one, where they were no faster.
final class NegativePool {
    private static final int SIZE = 1000;
    /// Words of the corpus, for each thread, that allow one more round.
    private static final int WORDS_OF_A_ROUND = 2000;
    /// How often a negative that is the positive is drawn again.
    static final int TRIES = 4;

    private final AliasTable table;
    private final RandomStream random;
    private final ThreadRows rows;
    private final RowCopies copies;

    /// Where the negatives' rows begin, in the order in which they are used.
    private final int[] pool = new int[SIZE];

    /// Words drawn for the pool.
    private final int[] drawn = new int[SIZE];

    private final ReadAhead ahead = new ReadAhead();
    private int at;
    private final int rounds;
    private int round;

    /// The copies lie in the output rows from `firstPrivate` on. All negatives are used in turn, `rounds` times.
    NegativePool(AliasTable table, RandomStream random, ThreadRows rows, int firstPrivate, int rounds) {
        this.rounds = rounds;
        this.round = rounds;
        this.table = table;
        this.random = random;
        this.rows = rows;
        TrainingRows all = rows.all();
        this.copies = new RowCopies(all.output(), all.length(), table.size(), all.at(firstPrivate), SIZE);
    }

    /// Returns after how many rounds rows are given back: fewer than `mostRounds` where a thread learns from few words,
    /// for the others to see; `learnt` is how many it reads in an epoch.
    static int rounds(int mostRounds, long learnt) {
        return Math.clamp(learnt / WORDS_OF_A_ROUND, 1, mostRounds);
    }

    /// Returns how many different negatives there may be among so many that are used.
    static double mostDrawn(double used, int rounds) {
        return SIZE * (1 + Math.ceil((1 + TRIES) * used / ((double) SIZE * rounds)));
    }

    /// Private rows that a pool needs.
    static int privateRows() {
        return SIZE;
    }

    /// Where the row of `word` is for this thread.
    int offset(int word) {
        return copies.has(word) ? copies.at(word) : rows.output(word);
    }

    /// Where the row of the next negative is; another one than `positive`, unless the pool holds nothing else.
    int next(int positive) {
        int drawn = next();
        for (int i = 0; drawn == positive && i < TRIES; i++) {
            drawn = next();
        }
        return drawn;
    }

    private int next() {
        if (at == SIZE) {
            at = 0;
            round++;
        }
        return pool[at++];
    }

    /// Draws new negatives when those there are have been used often enough. Rows move: offsets from before are void.
    void renew() {
        if (round < rounds) {
            return;
        }
        publish();
        TrainingRows all = rows.all();
        for (int i = 0; i < SIZE; i++) {
            drawn[i] = table.draw(random);
            // Where the row lies that is to be read ahead, until there is a copy.
            pool[i] = all.at(drawn[i]);
        }
        for (int i = 0; i < SIZE; i++) {
            ahead.rows(all.output(), pool, i, SIZE, all.length());
            int word = drawn[i];
            pool[i] = copies.has(word) ? copies.at(word) : copies.copy(word, rows.output(word));
        }
        round = 0;
    }

    /// Adds what has changed in the copies to the rows, and gives them up.
    void publish() {
        copies.giveBack(0, 1);
        copies.clear();
        at = 0;
        round = rounds;
    }
}
