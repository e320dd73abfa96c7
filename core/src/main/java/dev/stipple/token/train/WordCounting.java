package dev.stipple.token.train;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.internal.Workers;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Counts the words of a corpus on several threads, in one pass.
///
/// The threads take turns to read about a megabyte of texts, then cut and count it, each into a table of its own; at
/// the end the tables are joined. So reading is sequential, and memory is that of the distinct words, once for each
/// thread.
final class WordCounting {
    private static final int BATCH_BYTES = 1 << 20;

    private final Corpus.Texts texts;
    private final Supplier<WordCutter> cutters;
    private final Phase phase;

    private WordCounting(Corpus.Texts texts, Supplier<WordCutter> cutters, Phase phase) {
        this.texts = texts;
        this.cutters = cutters;
        this.phase = phase;
    }

    /// Counts on `threads` threads, one of which is the calling one. The order of the words depends on chance.
    ///
    /// @param cutters  makes a cutter for each thread
    static WordCounts count(Corpus corpus, Supplier<WordCutter> cutters, int threads, Progress progress)
            throws IOException {
        long size = corpus.size().orElse(-1);
        try (Corpus.Texts texts = corpus.open();
                Phase phase = new Phase(progress, "count words", "bytes", size)) {
            return new WordCounting(texts, cutters, phase).run(threads);
        }
    }

    private WordCounts run(int threads) throws IOException {
        List<WordCounts> parts = Workers.run(threads, worker -> countBatches(worker == 0));
        WordCounts words = parts.getFirst();
        parts.stream().skip(1).forEach(words::addAll);
        return words;
    }

    private WordCounts countBatches(boolean reports) throws IOException {
        WordCutter cutter = cutters.get();
        WordCounts words = new WordCounts();
        List<byte[]> batch = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted() && read(batch, reports)) {
            for (byte[] text : batch) {
                cutter.cut(text, words);
            }
        }
        return words;
    }

    /// Fills `batch` with the next texts; false when there are none.
    private synchronized boolean read(List<byte[]> batch, boolean reports) throws IOException {
        batch.clear();
        for (long bytes = 0; bytes < BATCH_BYTES && texts.next(); ) {
            byte[] text = texts.utf8();
            batch.add(text);
            bytes += text.length + 1;
        }
        if (reports) {
            phase.advanceTo(texts.position());
        }
        return !batch.isEmpty();
    }
}
