package dev.stipple.picture;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.vector.Hit;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.NearestRows;
import dev.stipple.vector.Similarity;
import java.util.List;
import java.util.stream.IntStream;

/// For each row of a matrix, the other rows that are nearest to it by cosine, nearest first; the same number for each.
///
/// Neighbour `i` of row `r` stands at `r * count + i`.
final class NeighborTable {
    /// Queries that are searched together.
    private static final int BATCH = 1024;

    final int size;
    final int count;
    final int[] rows;
    final float[] similarities;

    private NeighborTable(int size, int count) {
        this.size = size;
        this.count = count;
        this.rows = new int[Math.multiplyExact(size, count)];
        this.similarities = new float[rows.length];
    }

    /// Searches exactly; `count` is cut to the number of other rows.
    static NeighborTable of(Matrix vectors, int count, Progress progress) {
        int size = vectors.rows();
        int most = Math.max(0, Math.min(count, size - 1));
        NeighborTable table = new NeighborTable(size, most);
        NearestRows search = NearestRows.of(vectors, Similarity.COSINE);
        try (Phase phase = new Phase(progress, "find neighbours", "words", size)) {
            for (int from = 0; most > 0 && from < size; from += BATCH) {
                int to = Math.min(size, from + BATCH);
                List<float[]> queries =
                        IntStream.range(from, to).mapToObj(vectors::row).toList();
                List<List<Hit>> hits = search.search(queries, most + 1);
                for (int row = from; row < to; row++) {
                    table.put(row, hits.get(row - from));
                }
                phase.advanceTo(to);
            }
        }
        return table;
    }

    /// A row need not be found by itself: among more duplicates than were asked for, others are as near.
    private void put(int row, List<Hit> hits) {
        int at = row * count;
        for (int i = 0, put = 0; put < count; i++) {
            Hit hit = hits.get(i);
            if (hit.row() != row) {
                rows[at + put] = hit.row();
                similarities[at + put++] = hit.similarity();
            }
        }
    }
}
