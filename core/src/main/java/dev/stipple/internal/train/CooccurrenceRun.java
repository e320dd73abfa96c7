package dev.stipple.internal.train;

import java.io.IOException;

/// Rows of co-occurrences that were counted in one part of a corpus: for each word how many others, then these with
/// their sums. They are read in the order in which they were written.
final class CooccurrenceRun implements CooccurrenceSource {
    private final PageList ints;
    private long at;

    CooccurrenceRun(PageStore store) {
        this.ints = new PageList(store);
    }

    /// Writes the next row, and empties it.
    void write(CooccurrenceRow row) throws IOException {
        ints.add(row.size());
        row.drain((other, times) -> {
            ints.add(other);
            ints.add(Float.floatToRawIntBits(times));
        });
    }

    @Override
    public void addTo(CooccurrenceRow row, int word) throws IOException {
        for (int left = ints.get(at++); left > 0; left--) {
            int other = ints.get(at++);
            row.add(other, Float.intBitsToFloat(ints.get(at++)));
        }
    }
}
