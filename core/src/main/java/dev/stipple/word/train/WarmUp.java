package dev.stipple.word.train;

import dev.stipple.internal.train.TrainingCorpus;
import dev.stipple.internal.train.Word2VecEngine;
import java.io.IOException;

/// Trains for nothing until the compiler has seen enough: else whatever is timed first would be slowest.
final class WarmUp {
    private static final long NANOS = 1_500_000_000;

    private WarmUp() {}

    /// Ends the training.
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("warm enough", null, false, false);
        }
    }

    /// Trains for one epoch, or until a second and a half are over.
    static void run(TrainingCorpus corpus, Word2Vec.Config config) throws IOException {
        long start = System.nanoTime();
        try {
            Word2VecEngine.train(corpus, config.withEpochs(1).settings(), report -> {
                if (System.nanoTime() - start > NANOS) {
                    throw new Enough();
                }
            });
        } catch (Enough e) {
            // As it should be.
        }
    }
}
