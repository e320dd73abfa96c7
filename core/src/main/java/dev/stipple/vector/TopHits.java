package dev.stipple.vector;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The best of many hits: a heap of bounded size with the worst of them on top. Of equal similarities the lower row
/// is better. NaN is no hit.
final class TopHits {
    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparing(Hit::similarity, Comparator.reverseOrder()).thenComparingInt(Hit::row);

    private final int[] rows;
    private final float[] similarities;
    private int size;

    TopHits(int capacity) {
        this.rows = new int[capacity];
        this.similarities = new float[capacity];
    }

    /// What a hit has to exceed, if rows come in ascending order.
    float bound() {
        return size < rows.length ? Float.NEGATIVE_INFINITY : similarities[0];
    }

    void offer(int row, float similarity) {
        if (Float.isNaN(similarity)) {
            return;
        }
        if (size < rows.length) {
            up(size++, row, similarity);
        } else if (isWorse(rows[0], similarities[0], row, similarity)) {
            down(row, similarity);
        }
    }

    private static boolean isWorse(int row, float similarity, int thanRow, float thanSimilarity) {
        return similarity < thanSimilarity || (similarity == thanSimilarity && row > thanRow);
    }

    private void up(int from, int row, float similarity) {
        int child = from;
        while (child > 0) {
            int parent = (child - 1) >>> 1;
            if (!isWorse(row, similarity, rows[parent], similarities[parent])) {
                break;
            }
            put(child, rows[parent], similarities[parent]);
            child = parent;
        }
        put(child, row, similarity);
    }

    private void down(int row, float similarity) {
        int parent = 0;
        for (int child = 1; child < size; child = 2 * parent + 1) {
            if (child + 1 < size
                    && isWorse(rows[child + 1], similarities[child + 1], rows[child], similarities[child])) {
                child++;
            }
            if (!isWorse(rows[child], similarities[child], row, similarity)) {
                break;
            }
            put(parent, rows[child], similarities[child]);
            parent = child;
        }
        put(parent, row, similarity);
    }

    private void put(int at, int row, float similarity) {
        rows[at] = row;
        similarities[at] = similarity;
    }

    private Stream<Hit> stream() {
        return IntStream.range(0, size).mapToObj(i -> new Hit(rows[i], similarities[i]));
    }

    /// The best `count` hits of several heaps, best first.
    static List<Hit> merge(Stream<TopHits> heaps, int count) {
        return heaps.flatMap(TopHits::stream).sorted(BEST_FIRST).limit(count).toList();
    }
}
