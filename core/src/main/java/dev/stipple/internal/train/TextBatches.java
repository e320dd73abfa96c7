package dev.stipple.internal.train;

import dev.stipple.text.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deals out the texts of a corpus in batches of about a megabyte, to whichever thread asks. Thread-safe.
final class TextBatches {
    private static final int BYTES = 1 << 20;

    private final Corpus.Texts texts;
    private final boolean mayCut;
    private int dealt;

    /// Takes a pass at its start; `mayCut` says whether longer texts may come in parts.
    TextBatches(Corpus.Texts texts, boolean mayCut) {
        this.texts = texts;
        this.mayCut = mayCut;
    }

    /// Some texts.
    ///
    /// @param number  which batch of the corpus it is, from 0
    /// @param texts  in valid UTF-8
    /// @param goesOn  whether the last one is a part that goes on in the next batch
    record Batch(int number, List<byte[]> texts, boolean goesOn) {}

    /// Returns the next batch; nothing at the end of the corpus, or when the thread is interrupted.
    synchronized Optional<Batch> next() throws IOException {
        List<byte[]> batch = new ArrayList<>();
        boolean goesOn = false;
        for (long bytes = 0; bytes < BYTES && !Thread.currentThread().isInterrupted() && advance(); ) {
            byte[] text = texts.utf8();
            batch.add(text);
            bytes += text.length + 1;
            goesOn = mayCut && texts.goesOn();
        }
        return batch.isEmpty() ? Optional.empty() : Optional.of(new Batch(dealt++, batch, goesOn));
    }

    private boolean advance() throws IOException {
        return mayCut ? texts.nextPart(BYTES) : texts.next();
    }

    /// How many bytes have been read.
    synchronized long position() {
        return texts.position();
    }
}
