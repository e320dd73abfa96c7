package dev.stipple.word;

import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.Rotation;
import dev.stipple.vector.Vectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// New tables of old ones.
final class Transforms {
    private Transforms() {}

    static void checkDimension(int wanted, int dimension) {
        if (wanted < 1 || wanted > dimension) {
            throw new IllegalArgumentException(
                    "dimension " + wanted + " is not from 1 to " + dimension + ", the dimension of the vectors");
        }
    }

    static VectorTable with(VectorTable table, Matrix vectors) {
        return new VectorTable(table.words(), vectors, table.counts(), Optional.empty());
    }

    /// Each vector replaced by what `operator` makes of it.
    static VectorTable mapped(VectorTable table, int dimension, UnaryOperator<float[]> operator) {
        Matrix vectors = Matrix.zeros(table.words().size(), dimension);
        IntStream.range(0, vectors.rows())
                .parallel()
                .forEach(row ->
                        vectors.setRow(row, operator.apply(table.vectors().row(row)), 0));
        return with(table, vectors);
    }

    static void checkCount(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count + " is not positive");
        }
    }

    static VectorTable mostFrequent(VectorTable table, int count) {
        checkCount(count);
        int most = Math.min(count, table.words().size());
        if (table.counts().isEmpty() || isDescending(table.counts().get())) {
            return new VectorTable(
                    table.words().first(most),
                    table.vectors().slice(0, most),
                    table.counts().map(counts -> Arrays.copyOf(counts, most)),
                    table.subwords());
        }
        long[] counts = table.counts().get();
        return rows(
                table,
                IntStream.range(0, counts.length)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingLong(row -> counts[row])
                                .reversed())
                        .limit(most)
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    private static boolean isDescending(long[] counts) {
        return IntStream.range(1, counts.length).allMatch(i -> counts[i] <= counts[i - 1]);
    }

    private static VectorTable rows(VectorTable table, int[] rows) {
        WordList.Builder words = new WordList.Builder();
        Matrix vectors = Matrix.zeros(rows.length, table.vectors().columns());
        for (int i = 0; i < rows.length; i++) {
            byte[] word = table.words().bytes(rows[i]);
            words.add(word, 0, word.length);
            vectors.setRow(i, table.vectors().row(rows[i]), 0);
        }
        Optional<long[]> counts = table.counts()
                .map(all -> IntStream.of(rows).mapToLong(row -> all[row]).toArray());
        return new VectorTable(words.build(), vectors, counts, table.subwords());
    }

    /// The rotation is found on unit vectors: long ones are frequent words, and shall not have more to say.
    static VectorTable aligned(VectorTable table, VectorTable target) {
        checkSame(table, target);
        int[] others = IntStream.range(0, table.words().size())
                .map(row -> target.words().find(table.words().get(row)))
                .toArray();
        int[] common = IntStream.range(0, others.length)
                .filter(row -> others[row] >= 0)
                .toArray();
        if (common.length == 0) {
            throw new IllegalArgumentException("the two have no word in common");
        }
        Matrix from = units(table, common);
        Matrix to = units(target, IntStream.of(common).map(row -> others[row]).toArray());
        return with(table, Rotation.aligning(from, to).apply(table.vectors()));
    }

    private static Matrix units(VectorTable table, int[] rows) {
        Matrix units = Matrix.zeros(rows.length, table.vectors().columns());
        for (int i = 0; i < rows.length; i++) {
            units.setRow(i, Vectors.normalized(table.vectors().row(rows[i])), 0);
        }
        return units;
    }

    static VectorTable merged(VectorTable table, VectorTable other) {
        checkSame(table, other);
        int[] added = IntStream.range(0, other.words().size())
                .filter(row -> table.words().find(other.words().get(row)) < 0)
                .toArray();
        int size = table.words().size();
        WordList.Builder words = new WordList.Builder();
        Matrix vectors =
                Matrix.zeros(Math.addExact(size, added.length), table.vectors().columns());
        boolean counted = table.counts().isPresent() && other.counts().isPresent();
        long[] counts = new long[vectors.rows()];
        for (int row = 0; row < vectors.rows(); row++) {
            VectorTable source = row < size ? table : other;
            int sourceRow = row < size ? row : added[row - size];
            byte[] word = source.words().bytes(sourceRow);
            words.add(word, 0, word.length);
            vectors.setRow(row, source.vectors().row(sourceRow), 0);
            counts[row] = counted ? source.counts().orElseThrow()[sourceRow] : 0;
        }
        return new VectorTable(
                words.build(), vectors, counted ? Optional.of(counts) : Optional.empty(), Optional.empty());
    }

    private static void checkSame(VectorTable table, VectorTable other) {
        if (table.vectors().columns() != other.vectors().columns()) {
            throw new IllegalArgumentException("vectors of dimension "
                    + table.vectors().columns() + " and of " + other.vectors().columns() + " don't go together");
        }
    }
}
