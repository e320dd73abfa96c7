package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.simd.TrainingKernels;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.util.Optional;

/// Learns vectors of documents from a corpus, by as many threads as asked; with one, or in lockstep, the same bytes
/// each time. Each text is a document.
///
/// The input rows are those of the words, where words are trained, and behind them those of the documents.
public final class DocumentEngine {
    private final TrainingCorpus corpus;
    private final DocumentSettings settings;
    private final Lockstep lockstep;
    private final TrainingRows rows;
    private final AliasTable table;
    /// The row of the first document.
    private final int firstDocument;

    private DocumentEngine(TrainingCorpus corpus, DocumentSettings settings) {
        this.corpus = corpus;
        this.settings = settings;
        int words = corpus.vocabulary().size();
        this.table = AliasTable.ofCounts(corpus.vocabulary().counts());
        this.firstDocument = settings.hasWords() ? words : 0;
        this.lockstep = Lockstep.of(
                settings.training(),
                inputs(corpus.ids().texts(), firstDocument),
                words,
                Lockstep.mostIds(corpus, settings.training()),
                Lockstep.mostPredicted(corpus, settings.training()));
        this.rows = lockstep.rows(settings.training().dimension());
    }

    private static int inputs(long documents, int words) {
        if (documents + words > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(documents + " documents are more than can be trained at once");
        }
        return (int) (documents + words);
    }

    /// What was learnt.
    ///
    /// @param documents  a row for each text of the corpus
    /// @param words  a row for each word, where words were trained
    /// @param outputs  a row for each word as that which is predicted
    public record Learnt(Matrix documents, Optional<Matrix> words, Matrix outputs) {}

    /// Returns what `corpus` teaches, going on from the last checkpoint if there is one.
    ///
    /// @throws IOException if the corpus cannot be read again, or a checkpoint not be read or kept
    public static Learnt train(
            TrainingCorpus corpus, DocumentSettings settings, TrainingCheckpoints checkpoints, Progress progress)
            throws IOException {
        DocumentEngine engine = new DocumentEngine(corpus, settings);
        engine.rows.initialize(settings.training().seed());
        new TrainingRun(corpus, settings.training(), engine.rows, engine.lockstep.rowsOfThreads(engine.rows))
                .run(engine::worker, checkpoints, progress);
        return engine.learnt();
    }

    private TrainingRun.Worker worker(int number, ThreadRows own, RandomStream random) {
        Objective objective = NegativeSampling.of(corpus, settings.training(), table, random, own, number, 1);
        TrainingKernels kernels = TrainingKernels.best(objective.maxTargets(), rows.length());
        int window = settings.training().window();
        SentenceTrainer trainer = switch (settings.model()) {
            case DM -> new DocumentMemory(window, firstDocument, objective, random, own, kernels);
            case DBOW ->
                new DocumentBow(settings.trainWords() ? window : 0, firstDocument, objective, random, own, kernels);
        };
        return new TrainingRun.Worker(trainer, objective, kernels);
    }

    private Learnt learnt() {
        int words = corpus.vocabulary().size();
        Matrix inputs = rows.takeVectors();
        return new Learnt(
                inputs.slice(firstDocument, inputs.rows()),
                settings.hasWords() ? Optional.of(inputs.slice(0, words)) : Optional.empty(),
                rows.takeOutputs());
    }
}
