package dev.stipple.internal.train;

import java.util.List;
import java.util.stream.IntStream;

/// Room for the rows that threads in lockstep have to themselves; none where they need no lockstep.
final class Lockstep {
    private final int threads;
    private final int words;
    private final int capacity;

    Lockstep(TrainingCorpus corpus, TrainingSettings settings) {
        this.threads = settings.threads();
        this.words = corpus.vocabulary().size();
        this.capacity = settings.deterministic() && threads > 1 ? mostRowsOfABlock(corpus, settings) : 0;
    }

    /// How many rows of a matrix a thread may touch in a block: those of its words, and those drawn as negatives.
    private static int mostRowsOfABlock(TrainingCorpus corpus, TrainingSettings settings) {
        int words = corpus.vocabulary().size();
        if (settings.loss() == TrainingSettings.Loss.HIERARCHICAL_SOFTMAX) {
            return words;
        }
        // A block ends with a sentence, so it may be half as long again.
        double ids = 2.0 * ((corpus.ids().size() + corpus.ids().texts()) / TrainingRun.blocks(corpus, settings) + 1);
        double negatives = ids * 2 * settings.window() * settings.negatives();
        return (int)
                Math.min(words, ids + NegativePool.mostDrawn(negatives, NegativeSampling.rounds(corpus, settings)));
    }

    /// The private rows of all threads, those of their negatives first.
    TrainingRows.PrivateRows privateRows() {
        return new TrainingRows.PrivateRows(
                (long) threads * capacity, threads * ((long) capacity + NegativePool.privateRows()));
    }

    /// Returns the rows of each thread; none where they share all.
    List<OwnRows> rowsOfThreads(TrainingRows rows) {
        int first = words + threads * NegativePool.privateRows();
        return IntStream.range(0, capacity == 0 ? 0 : threads)
                .mapToObj(worker ->
                        new OwnRows(rows, words, words + worker * capacity, first + worker * capacity, capacity))
                .toList();
    }
}
