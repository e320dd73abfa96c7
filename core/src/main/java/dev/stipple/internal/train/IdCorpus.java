package dev.stipple.internal.train;

import java.io.IOException;

/// A corpus as ids, which are rows of a [TrainingVocabulary]; words that are not in it are left out.
///
/// It is read again for each epoch, in shards that together are the whole: one for each thread. Thread-safe; a shard
/// belongs to one thread.
public interface IdCorpus extends AutoCloseable {
    /// Returns how many ids one pass gives.
    long size();

    /// Returns how many texts the corpus has, those included in which no word is left.
    long texts();

    /// Begins a pass over part `index` of `of` parts, which hold about as many ids each. The parts depend on nothing
    /// but the corpus and `of`. A sentence is cut between two parts only where it is longer than half of one.
    Shard shard(int index, int of) throws IOException;

    /// Lets go of what holds the ids.
    @Override
    void close() throws IOException;

    /// A pass over some of the sentences.
    ///
    /// A text is a sentence, but one of more than a megabyte comes in parts of about that, each a sentence: so a
    /// file that is a single line is no trouble, and ten words in a hundred thousand see fewer neighbours.
    interface Shard extends AutoCloseable {
        /// Moves to the next sentence that has an id; false when there is none.
        boolean next() throws IOException;

        /// Returns the array in which the sentence is `[from, to)`. It is not to be changed, and the next call of
        /// [#next] may fill it anew.
        int[] ids();

        /// Returns where the sentence begins.
        int from();

        /// Returns where the sentence ends.
        int to();

        /// Returns which text the sentence is of, or a part of: from 0, texts without ids counted.
        long text();

        /// Returns where in this shard the next sentence begins, for [#moveTo]. It is 0 at the start and grows, but
        /// counts no ids.
        long position();

        /// Moves to what was a [#position] of the same shard, perhaps in another process.
        void moveTo(long position) throws IOException;

        @Override
        void close() throws IOException;
    }
}
