package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.MappedInput;

/// Rows of which only codes are kept: each part of a row is the nearest of 256 centroids, and so is its norm, if norms
/// were quantised apart. (H. Jégou, M. Douze, C. Schmid, *Product quantization for nearest neighbor search*, 2011.)
public final class QuantizedRows implements InputRows {
    private final int rows;
    private final byte[] codes;
    private final ProductQuantizer parts;
    /// Codes of the norms; empty when norms were not quantised.
    private final byte[] normCodes;

    private final float[] norms;

    private QuantizedRows(int rows, byte[] codes, ProductQuantizer parts, byte[] normCodes, float[] norms) {
        this.rows = rows;
        this.codes = codes;
        this.parts = parts;
        this.normCodes = normCodes;
        this.norms = norms;
    }

    static QuantizedRows read(MappedInput in, int columns) throws MalformedModelException {
        boolean withNorms = in.int8() != 0;
        long start = in.offset();
        long rows = in.int64();
        long width = in.int64();
        int length = in.int32();
        if (rows < 0 || rows > Integer.MAX_VALUE || width != columns || length < 0) {
            throw in.malformed(
                    start,
                    rows + " quantised rows of " + width + " numbers in " + length + " codes, where vectors have "
                            + columns + " numbers");
        }
        byte[] codes = in.bytes(length);
        long partsAt = in.offset();
        ProductQuantizer parts = ProductQuantizer.read(in);
        if (parts.dimension() != columns || length != rows * parts.parts()) {
            throw in.malformed(
                    partsAt,
                    "a quantiser of " + parts.dimension() + " numbers in " + parts.parts() + " parts for " + rows
                            + " rows of " + columns + " numbers in " + length + " codes");
        }
        if (!withNorms) {
            return new QuantizedRows((int) rows, codes, parts, new byte[0], new float[0]);
        }
        byte[] normCodes = in.bytes(rows);
        long normsAt = in.offset();
        ProductQuantizer norms = ProductQuantizer.read(in);
        if (norms.dimension() != 1) {
            throw in.malformed(normsAt, "a quantiser of " + norms.dimension() + " numbers where norms are to be");
        }
        return new QuantizedRows((int) rows, codes, parts, normCodes, norms.centroids());
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return parts.dimension();
    }

    @Override
    public void addTo(float[] into, int row) {
        float norm = normCodes.length == 0 ? 1 : norms[normCodes[row] & 0xFF];
        parts.addTo(into, codes, row, norm);
    }
}
