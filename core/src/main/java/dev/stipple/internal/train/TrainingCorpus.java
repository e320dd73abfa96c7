package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import java.io.IOException;
import java.util.Optional;

/// What a corpus is to a trainer.
///
/// @param vocabulary  its words
/// @param ids  its texts, as rows of the vocabulary
/// @param words  how many words it has, those included that are left out as too rare
public record TrainingCorpus(TrainingVocabulary vocabulary, IdCorpus ids, long words) implements AutoCloseable {

    /// How a corpus is read.
    ///
    /// @param minCount  words that occur less often are left out
    /// @param threads  how many threads read side by side; what comes out does not depend on it
    /// @param known  words that are in the vocabulary anyway, with the counts that they had before
    /// @param memory  bytes that ids may take before they go to a temporary file
    public record Settings(long minCount, int threads, Optional<TrainingVocabulary> known, long memory) {
        /// The matrices need the rest.
        private static final int PART_OF_HEAP = 4;

        /// Words that occur five times, and all cores.
        public static final Settings DEFAULT = new Settings(
                5,
                Runtime.getRuntime().availableProcessors(),
                Optional.empty(),
                Runtime.getRuntime().maxMemory() / PART_OF_HEAP);

        /// Returns this with `minCount`.
        public Settings withMinCount(long minCount) {
            return new Settings(minCount, threads, known, memory);
        }

        /// Returns this with `threads`.
        public Settings withThreads(int threads) {
            return new Settings(minCount, threads, known, memory);
        }

        /// Returns this with `known`.
        public Settings withKnown(TrainingVocabulary known) {
            return new Settings(minCount, threads, Optional.of(known), memory);
        }

        /// Returns this with `memory`.
        public Settings withMemory(long memory) {
            return new Settings(minCount, threads, known, memory);
        }
    }

    /// Reads `corpus` once.
    ///
    /// @throws IllegalArgumentException if the corpus has no words, or none that occurs often enough
    /// @throws IOException if it cannot be read
    public static TrainingCorpus read(Corpus corpus, TextWords words, Settings settings, Progress progress)
            throws IOException {
        return new CorpusPass(words, settings, progress).run(corpus);
    }

    @Override
    public void close() throws IOException {
        ids.close();
    }
}
