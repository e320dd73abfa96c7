package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Counts how often words of a corpus stand near each other: a pair that is `d` words apart counts 1/d.
///
/// A corpus that fits into the memory is counted at once. A larger one is counted part by part; the rows of each part
/// wait in pages, and are added up when all have been read. Thread `t` of `n` counts the words whose row is `t` modulo
/// `n`.
final class Cooccurrences {
    /// A token takes an id and a place.
    private static final int BYTES_OF_TOKEN = 2 * Integer.BYTES;
    /// Most tokens that are counted together, so that arrays stay within bounds.
    private static final long MOST_TOKENS = 1 << 28;
    /// Text of natural language has about two different pairs for each token in a window of 15.
    private static final int PAIRS_OF_TOKEN = 2;

    private final TrainingCorpus corpus;
    private final GloveSettings settings;
    private final PageStore store;

    Cooccurrences(TrainingCorpus corpus, GloveSettings settings, PageStore store) {
        this.corpus = corpus;
        this.settings = settings;
        this.store = store;
    }

    /// What thread `worker` does with the row of `word`. It empties the row.
    private interface RowAction {
        void take(int worker, int word, CooccurrenceRow row) throws IOException;
    }

    /// The co-occurrences of one part of the corpus, by thread.
    private record Part(List<? extends CooccurrenceSource> sources) {}

    /// Counts all pairs.
    PairBins count(Progress progress) throws IOException {
        long size = corpus.ids().size();
        PairBins bins = new PairBins(store, PAIRS_OF_TOKEN * size, settings.threads(), settings.seed());
        try (IdCorpus.Shard shard = corpus.ids().shard(0, 1);
                Phase phase = new Phase(progress, "count co-occurrences", "words", size)) {
            CooccurrenceText text = read(shard);
            boolean whole = text.size() == size;
            List<Part> parts = whole ? List.of(part(text)) : countParts(text, shard, phase);
            eachRow(parts, (worker, word, row) -> {
                advance(phase, worker, whole ? text.placesBefore(word) : size);
                row.drain((other, times) -> bins.add(worker, word, other, (float) Math.log(times), weight(times)));
            });
            phase.advanceTo(size);
        }
        return bins;
    }

    private List<Part> countParts(CooccurrenceText first, IdCorpus.Shard shard, Phase phase) throws IOException {
        List<Part> parts = new ArrayList<>();
        long before = 0;
        for (CooccurrenceText text = first; text.size() > 0; text = read(shard)) {
            CooccurrenceText current = text;
            long done = before;
            List<CooccurrenceRun> runs = IntStream.range(0, settings.threads())
                    .mapToObj(_ -> new CooccurrenceRun(store))
                    .toList();
            eachRow(List.of(part(current)), (worker, word, row) -> {
                advance(phase, worker, done + current.placesBefore(word));
                runs.get(worker).write(row);
            });
            parts.add(new Part(runs));
            before += text.size();
        }
        return parts;
    }

    private CooccurrenceText read(IdCorpus.Shard shard) throws IOException {
        long most = Math.clamp(settings.memory() / BYTES_OF_TOKEN, 1, MOST_TOKENS);
        return CooccurrenceText.read(shard, most, corpus.vocabulary().size(), settings.window());
    }

    private Part part(CooccurrenceText text) {
        return new Part(
                IntStream.range(0, settings.threads()).mapToObj(_ -> text).toList());
    }

    /// Sums up the row of each word over all parts.
    private void eachRow(List<Part> parts, RowAction action) throws IOException {
        int words = corpus.vocabulary().size();
        Workers.run(settings.threads(), worker -> {
            CooccurrenceRow row = new CooccurrenceRow(words);
            for (int word = worker; word < words; word += settings.threads()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw Phase.interrupted("count co-occurrences");
                }
                for (Part part : parts) {
                    part.sources.get(worker).addTo(row, word);
                }
                action.take(worker, word, row);
            }
            return words;
        });
    }

    /// The first thread speaks for all.
    private static void advance(Phase phase, int worker, long done) {
        if (worker == 0) {
            phase.advanceTo(done);
        }
    }

    private float weight(float times) {
        return times < settings.xMax() ? (float) Math.pow(times / settings.xMax(), settings.alpha()) : 1;
    }
}
