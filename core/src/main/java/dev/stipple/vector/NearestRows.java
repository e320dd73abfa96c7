package dev.stipple.vector;

import dev.stipple.internal.Lazy;
import dev.stipple.internal.simd.FloatKernels;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Exact search: the rows of a matrix that are nearest to a vector, found by looking at all of them.
///
/// A single query runs as fast as the memory gives the rows; of many queries at once each costs much less. Large
/// matrices are searched by several threads (those of the common pool). Hits of equal similarity come in the order of
/// their rows; a row that holds NaN is never found.
///
/// Thread-safe, as long as nobody writes to the matrix; rows changed later are found by their old norms.
public final class NearestRows {
    private static final FloatKernels KERNELS = FloatKernels.best();

    /// Values that are looked at together: they stay in a core's cache while all queries see them.
    private static final int BLOCK = 1 << 14;

    /// Work, in multiplications, that is worth a thread of its own.
    private static final long PART = 1L << 21;

    private final Matrix matrix;
    private final Similarity similarity;
    /// For each row, what makes its dot product a cosine.
    private final Lazy<float[]> factors;

    private NearestRows(Matrix matrix, Similarity similarity) {
        this.matrix = matrix;
        this.similarity = similarity;
        this.factors = new Lazy<>(() -> factors(matrix, similarity));
    }

    /// Searches `matrix`, which must stay as it is.
    public static NearestRows of(Matrix matrix, Similarity similarity) {
        return new NearestRows(matrix, similarity);
    }

    /// Returns the `count` rows nearest to `query`, nearest first; all rows, when there are fewer.
    ///
    /// @throws IllegalArgumentException if the query has another length than the rows, or holds NaN
    public List<Hit> search(float[] query, int count) {
        return search(List.of(query), count).getFirst();
    }

    /// Returns, for each query, the `count` rows nearest to it.
    ///
    /// @throws IllegalArgumentException if a query has another length than the rows, or holds NaN
    public List<List<Hit>> search(List<float[]> queries, int count) {
        checkCount(count);
        List<float[]> ready = queries.stream().map(this::ready).toList();
        int most = Math.min(count, matrix.rows());
        List<TopHits[]> parts = inParts(
                (long) matrix.rows() * matrix.columns() * ready.size(),
                matrix.rows(),
                (from, to) -> searchPart(ready, most, from, to));
        return IntStream.range(0, ready.size())
                .mapToObj(query -> TopHits.merge(parts.stream().map(part -> part[query]), most))
                .toList();
    }

    /// Makes one score of the similarities of a row to several queries.
    @FunctionalInterface
    public interface Combination {
        /// Returns the score; `similarities[i]` is that to query `i`.
        float score(float[] similarities);
    }

    /// Returns the `count` rows of the greatest score, which `combination` makes of a row's similarities to all the
    /// queries; the score takes the place of the similarity.
    ///
    /// @throws IllegalArgumentException if a query has another length than the rows, or holds NaN
    public List<Hit> search(List<float[]> queries, Combination combination, int count) {
        checkCount(count);
        List<float[]> ready = queries.stream().map(this::ready).toList();
        int most = Math.min(count, matrix.rows());
        List<TopHits> parts =
                inParts((long) matrix.rows() * matrix.columns() * ready.size(), matrix.rows(), (from, to) -> {
                    TopHits hits = new TopHits(Math.min(most, to - from));
                    List<Scores> scores = ready.stream().map(Scores::new).toList();
                    float[] similarities = new float[scores.size()];
                    forEachBlock(from, to, (row, size, values, at) -> {
                        scores.forEach(some -> some.look(row, size, values, at));
                        for (int i = 0; i < size; i++) {
                            for (int query = 0; query < similarities.length; query++) {
                                similarities[query] = scores.get(query).values[i];
                            }
                            hits.offer(row + i, combination.score(similarities));
                        }
                    });
                    return hits;
                });
        return TopHits.merge(parts.stream(), most);
    }

    private static void checkCount(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count + " is not positive");
        }
    }

    private float[] ready(float[] query) {
        if (query.length != matrix.columns()) {
            throw new IllegalArgumentException(
                    "a query of " + query.length + " values for vectors of " + matrix.columns());
        }
        for (float value : query) {
            if (Float.isNaN(value)) {
                throw new IllegalArgumentException("the query holds NaN");
            }
        }
        return similarity == Similarity.COSINE ? Vectors.normalized(query) : query;
    }

    /// The best hits among rows `[from, to)`, for each query.
    private TopHits[] searchPart(List<float[]> queries, int count, int from, int to) {
        TopHits[] hits = new TopHits[queries.size()];
        Arrays.setAll(hits, _ -> new TopHits(Math.min(count, to - from)));
        boolean packed = similarity != Similarity.EUCLIDEAN && queries.size() >= KERNELS.panelWidth() / 4;
        IntFunction<Scan> scans = packed
                ? first -> new PanelScan(queries, first, hits)
                : first -> new SingleScan(queries.get(first), hits[first]);
        int step = packed ? KERNELS.panelWidth() : 1;
        List<Scan> all = IntStream.range(0, (queries.size() + step - 1) / step)
                .mapToObj(i -> scans.apply(i * step))
                .toList();
        forEachBlock(from, to, (row, size, values, at) -> all.forEach(scan -> scan.look(row, size, values, at)));
        return hits;
    }

    /// Shows rows `[from, to)`, no more at a time than [#rowsInBlock].
    private void forEachBlock(int from, int to, Matrix.BlockVisitor visitor) {
        int rows = rowsInBlock();
        matrix.forEachBlock(from, to, (row, size, values, at) -> {
            for (int i = 0; i < size; i += rows) {
                visitor.visit(row + i, Math.min(rows, size - i), values, at + i * matrix.columns());
            }
        });
    }

    private int rowsInBlock() {
        return Math.max(1, BLOCK / matrix.columns());
    }

    /// Looks at some rows for one query or several.
    private interface Scan {
        void look(int row, int count, float[] values, int at);
    }

    /// The similarities of some rows to one query.
    private final class Scores implements Scan {
        private final float[] query;
        private final float[] values = new float[rowsInBlock()];
        private final float[] factors = NearestRows.this.factors.get();

        Scores(float[] query) {
            this.query = query;
        }

        @Override
        public void look(int row, int count, float[] rows, int at) {
            int columns = matrix.columns();
            if (similarity == Similarity.EUCLIDEAN) {
                for (int i = 0; i < count; i++) {
                    values[i] = (float) -Math.sqrt(KERNELS.squaredDistance(rows, at + i * columns, query, 0, columns));
                }
                return;
            }
            KERNELS.dots(rows, at, count, columns, query, values);
            for (int i = 0; i < count && factors.length > 0; i++) {
                values[i] *= factors[row + i];
            }
        }
    }

    /// One query.
    private final class SingleScan implements Scan {
        private final Scores scores;
        private final TopHits hits;

        SingleScan(float[] query, TopHits hits) {
            this.scores = new Scores(query);
            this.hits = hits;
        }

        @Override
        public void look(int row, int count, float[] values, int at) {
            scores.look(row, count, values, at);
            float bound = hits.bound();
            for (int i = 0; i < count; i++) {
                float score = scores.values[i];
                if (score > bound) {
                    hits.offer(row + i, score);
                    bound = hits.bound();
                }
            }
        }
    }

    /// As many queries as a panel holds, beginning with `first`.
    private final class PanelScan implements Scan {
        private static final int WIDEST = 64;

        private final int first;
        private final TopHits[] hits;
        private final int width = KERNELS.panelWidth();
        private final float[] panel = new float[matrix.columns() * width];
        private final float[] bounds = new float[width];
        private final float[] scores = new float[rowsInBlock() * width];
        private final float[] factors = NearestRows.this.factors.get();

        PanelScan(List<float[]> queries, int first, TopHits[] hits) {
            this.first = first;
            this.hits = hits;
            // A column without a query must not be above its bound.
            Arrays.fill(bounds, Float.POSITIVE_INFINITY);
            for (int q = 0; q < width && first + q < queries.size(); q++) {
                float[] query = queries.get(first + q);
                bounds[q] = hits[first + q].bound();
                for (int i = 0; i < query.length; i++) {
                    panel[i * width + q] = query[i];
                }
            }
        }

        @Override
        public void look(int row, int count, float[] values, int at) {
            KERNELS.products(values, at, count, matrix.columns(), panel, scores);
            for (int i = 0; i < count; i++) {
                float factor = factors.length == 0 ? 1 : factors[row + i];
                long above = KERNELS.above(scores, i * width, factor, bounds);
                for (; above != 0; above &= above - 1) {
                    int q = Long.numberOfTrailingZeros(above) % WIDEST;
                    hits[first + q].offer(row + i, scores[i * width + q] * factor);
                    bounds[q] = hits[first + q].bound();
                }
            }
        }
    }

    /// One over the norm of each row; none at all when the similarity needs no norm.
    private static float[] factors(Matrix matrix, Similarity similarity) {
        if (similarity != Similarity.COSINE) {
            return new float[0];
        }
        float[] factors = new float[matrix.rows()];
        inParts((long) matrix.rows() * matrix.columns(), matrix.rows(), (from, to) -> {
            matrix.forEachBlock(from, to, (row, count, values, at) -> {
                for (int i = 0; i < count; i++) {
                    float norm = Vectors.norm(values, at + i * matrix.columns(), matrix.columns());
                    factors[row + i] = norm == 0 ? 0 : 1 / norm;
                }
            });
            return true;
        });
        return factors;
    }

    /// Work on rows `[from, to)`.
    private interface Part<T> {
        T run(int from, int to);
    }

    /// Runs `part` on all rows, divided among threads when there is work enough.
    private static <T> List<T> inParts(long work, int rows, Part<T> part) {
        long threads = Math.min(Runtime.getRuntime().availableProcessors(), work / PART);
        int parts = Math.clamp(threads, 1, Math.max(1, rows));
        Stream<Integer> numbers = IntStream.range(0, parts).boxed();
        return (parts > 1 ? numbers.parallel() : numbers)
                .map(i -> part.run((int) ((long) rows * i / parts), (int) ((long) rows * (i + 1) / parts)))
                .toList();
    }
}
