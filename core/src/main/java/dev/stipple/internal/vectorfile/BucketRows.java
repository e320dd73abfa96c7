package dev.stipple.internal.vectorfile;

/// Input rows of which only those lie in memory that training has seen: those of the words, then those of the buckets
/// that an n-gram of some word fell into. The others are zeros.
///
/// @param known  the rows of the words, then those of buckets
/// @param words  how many words there are
/// @param rowOfBucket  by bucket, where its row is among the known ones, or -1
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BucketRows(InputRows.Plain known, int words, int[] rowOfBucket) implements InputRows {
    @Override
    public int rows() {
        return Math.addExact(words, rowOfBucket.length);
    }

    @Override
    public int columns() {
        return known.columns();
    }

    @Override
    public void addTo(float[] into, int row) {
        int at = row < words ? row : rowOfBucket[row - words];
        if (at >= 0) {
            known.addTo(into, at);
        }
    }
}
