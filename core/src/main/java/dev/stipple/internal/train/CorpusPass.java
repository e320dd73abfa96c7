package dev.stipple.internal.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import dev.stipple.internal.encode.Ids;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads a corpus once: counts its words and keeps it as their numbers.
///
/// The threads take turns to read a batch of texts, then cut it into words and number them, each by a table of its own.
/// When all is read the tables are joined and the numbers become rows, again side by side. What comes out doesn't
/// depend on who did what.
final class CorpusPass {
    private final TextWords words;
    private final TrainingCorpus.Settings settings;
    private final Progress progress;

    CorpusPass(TextWords words, TrainingCorpus.Settings settings, Progress progress) {
        this.words = words;
        this.settings = settings;
        this.progress = progress;
    }

    /// What one thread has read.
    ///
    /// @param chunks  the batches that it got, in the numbers of its own table
    private record Part(WordNumbers numbers, List<Numbered> chunks) {}

    /// A batch, in numbers.
    private record Numbered(int batch, IdChunk chunk) {}

    TrainingCorpus run(Corpus corpus) throws IOException {
        List<Part> parts = read(corpus);
        WordCounts all = new WordCounts();
        List<int[]> joined = parts.stream().map(part -> part.numbers.addTo(all)).toList();
        long total = all.total();
        VocabularyCut cut = VocabularyCut.of(all, settings.minCount(), settings.known());
        Workers.run(parts.size(), worker -> {
            int[] rows = cut.rows(joined.get(worker));
            parts.get(worker).chunks.forEach(numbered -> numbered.chunk.renumber(rows));
            return rows.length;
        });
        List<IdChunk> chunks = parts.stream()
                .flatMap(part -> part.chunks.stream())
                .sorted(Comparator.comparingInt(Numbered::batch))
                .map(Numbered::chunk)
                .toList();
        return new TrainingCorpus(cut.vocabulary(), new IdChunks(chunks), total);
    }

    private List<Part> read(Corpus corpus) throws IOException {
        long size = corpus.size().orElse(-1);
        try (Corpus.Texts texts = corpus.open();
                Phase phase = new Phase(progress, "count words", "bytes", size)) {
            TextBatches batches = new TextBatches(texts, words.mayBeCut());
            return Workers.run(settings.threads(), worker -> {
                Part part = new Part(words.newNumbers(), new ArrayList<>());
                while (readBatch(batches, part)) {
                    if (worker == 0) {
                        phase.advanceTo(batches.position());
                    }
                }
                return part;
            });
        }
    }

    private static boolean readBatch(TextBatches batches, Part part) throws IOException {
        var next = batches.next();
        next.ifPresent(batch -> part.chunks.add(new Numbered(batch.number(), number(batch, part.numbers))));
        return next.isPresent();
    }

    private static IdChunk number(TextBatches.Batch batch, WordNumbers numbers) {
        Ids ids = new Ids(
                batch.texts().stream().mapToInt(text -> text.length / 5 + 1).sum());
        for (byte[] text : batch.texts()) {
            numbers.read(text, ids);
            ids.add(IdChunk.END);
        }
        // The end of a part is that of its chunk.
        ids.size -= batch.goesOn() ? 1 : 0;
        return new IdChunk(ids.toArray());
    }
}
