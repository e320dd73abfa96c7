package dev.stipple.internal.train;

import java.io.IOException;

/// A part of a corpus, asked for the co-occurrences of its words.
interface CooccurrenceSource {
    /// Adds how often `word` met each word of the same or a higher row. Some sources must be asked for words in the
    /// order of their rows.
    void addTo(CooccurrenceRow row, int word) throws IOException;
}
