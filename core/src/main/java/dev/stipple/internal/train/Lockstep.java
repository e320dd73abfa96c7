package dev.stipple.internal.train;

import java.util.List;
import java.util.stream.IntStream;

/// Room for the rows that threads in lockstep have to themselves, behind those of all; none where they need no
/// lockstep.
///
/// @param threads  how many there are
/// @param inputs  input rows of all
/// @param outputs  output rows of all
/// @param ownInputs  input rows that a thread may touch in a block; 0 without lockstep
/// @param ownOutputs  output rows that a thread may touch in a block
record Lockstep(int threads, int inputs, int outputs, int ownInputs, int ownOutputs) {

    /// Returns the room for threads that touch at most so many of the rows in a block.
    static Lockstep of(TrainingSettings settings, int inputs, int outputs, int mostInputs, int mostOutputs) {
        return settings.inLockstep()
                ? new Lockstep(
                        settings.threads(),
                        inputs,
                        outputs,
                        Math.min(inputs, mostInputs),
                        Math.min(outputs, mostOutputs))
                : new Lockstep(settings.threads(), inputs, outputs, 0, 0);
    }

    /// Returns how many words a block may have, and texts beside them.
    static int mostIds(TrainingCorpus corpus, TrainingSettings settings) {
        // A block ends with a sentence, so it may be half as long again.
        double ids = 2.0 * ((corpus.ids().size() + corpus.ids().texts()) / TrainingRun.blocks(corpus, settings) + 1);
        return (int) Math.min(Integer.MAX_VALUE, ids);
    }

    /// Returns how many output rows a block may touch: those of its words, and those drawn as negatives.
    static int mostPredicted(TrainingCorpus corpus, TrainingSettings settings) {
        double ids = mostIds(corpus, settings);
        double negatives = ids * 2 * settings.window() * settings.negatives();
        // Inputs that share them need fewer, but draw anew sooner.
        double drawn = NegativePool.mostDrawn(negatives, NegativeSampling.rounds(corpus, settings, 1));
        return (int) Math.min(Integer.MAX_VALUE, ids + drawn);
    }

    /// Makes the matrices: all rows, then the private ones of all threads, those of their negatives first.
    TrainingRows rows(int dimension) {
        long mostInputs = (long) threads * ownInputs;
        long mostOutputs = threads * ((long) ownOutputs + NegativePool.privateRows());
        return new TrainingRows(inputs, outputs, new TrainingRows.PrivateRows(mostInputs, mostOutputs), dimension);
    }

    /// Returns the rows of each thread; none where they share all.
    List<OwnRows> rowsOfThreads(TrainingRows rows) {
        return IntStream.range(0, ownInputs == 0 ? 0 : threads)
                .mapToObj(worker -> rowsOf(worker, rows))
                .toList();
    }

    private OwnRows rowsOf(int worker, TrainingRows rows) {
        int firstInput = inputs + worker * ownInputs;
        int firstOutput = outputs + threads * NegativePool.privateRows() + worker * ownOutputs;
        return new OwnRows(
                rows,
                new RowCopies(rows.input(), rows.length(), inputs, rows.at(firstInput), ownInputs),
                new RowCopies(rows.output(), rows.length(), outputs, rows.at(firstOutput), ownOutputs));
    }
}
