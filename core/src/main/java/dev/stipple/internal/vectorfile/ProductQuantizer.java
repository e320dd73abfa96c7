package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.MappedInput;

/// The centroids of a product quantiser: 256 for each part of a vector. Parts have the same length, but for the last,
/// which has what is left.
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProductQuantizer(int dimension, int parts, int partLength, int lastLength, float[] centroids) {
    private static final int CENTROIDS = 256;

    static ProductQuantizer read(MappedInput in) throws MalformedModelException {
        long start = in.offset();
        int dimension = in.int32();
        int parts = in.int32();
        int partLength = in.int32();
        int lastLength = in.int32();
        boolean fits = dimension >= 1
                && parts >= 1
                && partLength >= 1
                && lastLength >= 1
                && lastLength <= partLength
                && (parts - 1L) * partLength + lastLength == dimension;
        if (!fits) {
            throw in.malformed(
                    start,
                    "a quantiser of " + dimension + " numbers in " + parts + " parts of " + partLength
                            + ", the last of " + lastLength);
        }
        return new ProductQuantizer(dimension, parts, partLength, lastLength, in.floats((long) dimension * CENTROIDS));
    }

    /// Adds `factor` times the vector that the codes of `row` stand for.
    void addTo(float[] into, byte[] codes, int row, float factor) {
        for (int part = 0; part < parts; part++) {
            int code = codes[row * parts + part] & 0xFF;
            int length = part == parts - 1 ? lastLength : partLength;
            int centroid = part * CENTROIDS * partLength + code * length;
            for (int i = 0; i < length; i++) {
                into[part * partLength + i] += factor * centroids[centroid + i];
            }
        }
    }
}
