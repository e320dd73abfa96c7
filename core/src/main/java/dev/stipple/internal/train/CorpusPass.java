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
import java.util.concurrent.atomic.AtomicLong;

/// Reads a corpus once: counts its words and keeps it as their numbers, in memory and, where that is too small, in a
/// temporary file.
///
/// The threads take turns to read a batch of texts, then cut it into words and number them, each by a table of its own.
/// When all is read the tables are joined and the numbers become rows, again side by side. What comes out doesn't
/// depend on who did what.
final class CorpusPass {
    private final TextWords words;
    private final TrainingCorpus.Settings settings;
    private final Progress progress;
    private final IdFile file = new IdFile();
    private final AtomicLong idsInMemory = new AtomicLong();

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
        boolean done = false;
        try {
            TrainingCorpus read = readAll(corpus);
            done = true;
            return read;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private TrainingCorpus readAll(Corpus corpus) throws IOException {
        List<Part> parts = read(corpus);
        WordCounts all = new WordCounts();
        List<int[]> joined = parts.stream().map(part -> part.numbers.addTo(all)).toList();
        long total = all.total();
        VocabularyCut cut = VocabularyCut.of(all, settings.minCount(), settings.known());
        Workers.run(parts.size(), worker -> {
            int[] rows = cut.rows(joined.get(worker));
            for (Numbered numbered : parts.get(worker).chunks) {
                numbered.chunk.renumber(rows);
            }
            return rows.length;
        });
        List<IdChunk> chunks = parts.stream()
                .flatMap(part -> part.chunks.stream())
                .sorted(Comparator.comparingInt(Numbered::batch))
                .map(Numbered::chunk)
                .toList();
        return new TrainingCorpus(cut.vocabulary(), new IdChunks(chunks, file), total);
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

    private boolean readBatch(TextBatches batches, Part part) throws IOException {
        var next = batches.next();
        if (next.isPresent()) {
            int[] ids = number(next.get(), part.numbers);
            part.chunks.add(new Numbered(next.get().number(), keep(ids)));
        }
        return next.isPresent();
    }

    /// In memory, as long as there is room for it.
    private IdChunk keep(int[] ids) throws IOException {
        long bytes = (long) ids.length * Integer.BYTES;
        if (idsInMemory.addAndGet(bytes) <= settings.memory()) {
            return IdChunk.inMemory(ids);
        }
        idsInMemory.addAndGet(-bytes);
        return IdChunk.in(file, ids);
    }

    private static int[] number(TextBatches.Batch batch, WordNumbers numbers) {
        Ids ids = new Ids(
                batch.texts().stream().mapToInt(text -> text.length / 5 + 1).sum());
        for (byte[] text : batch.texts()) {
            numbers.read(text, ids);
            ids.add(IdChunk.END);
        }
        // The end of a part is that of its chunk.
        ids.size -= batch.goesOn() ? 1 : 0;
        return ids.toArray();
    }
}
