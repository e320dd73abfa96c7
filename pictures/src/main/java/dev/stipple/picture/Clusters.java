package dev.stipple.picture;

import dev.stipple.vector.Matrix;
import dev.stipple.vector.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Vectors put into groups by their directions: spherical k-means. (I. Dhillon, D. Modha, *Concept decompositions for
/// large sparse text data using clustering*, 2001.)
///
/// Nothing is random: the first centre is the first vector, the next ones are each the vector least like those before.
final class Clusters {
    private static final int ROUNDS = 30;
    /// Vectors among which the first centres are looked for.
    private static final int CANDIDATES = 2000;

    private final float[][] units;
    private final float[][] centres;

    private Clusters(float[][] units, int count) {
        this.units = units;
        this.centres = new float[count][];
    }

    /// Returns the group, from 0 up to `count`, of each row. Groups are numbered by their first members.
    static int[] of(Matrix vectors, int count) {
        float[][] units = IntStream.range(0, vectors.rows())
                .parallel()
                .mapToObj(row -> Vectors.normalized(vectors.row(row)))
                .toArray(float[][]::new);
        return renumbered(new Clusters(units, Math.min(count, units.length)).run());
    }

    private int[] run() {
        chooseFirst();
        int[] groups = assign();
        for (int round = 0; round < ROUNDS; round++) {
            moveCentres(groups);
            int[] next = assign();
            if (Arrays.equals(next, groups)) {
                break;
            }
            groups = next;
        }
        return groups;
    }

    private void chooseFirst() {
        int most = Math.min(CANDIDATES, units.length);
        float[] best = new float[most];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        int chosen = 0;
        for (int k = 0; k < centres.length; k++) {
            centres[k] = units[chosen];
            chosen = 0;
            for (int i = 0; i < most; i++) {
                best[i] = Math.max(best[i], Vectors.dot(units[i], centres[k]));
                chosen = best[i] < best[chosen] ? i : chosen;
            }
        }
    }

    private int[] assign() {
        return IntStream.range(0, units.length)
                .parallel()
                .map(i -> nearest(units[i]))
                .toArray();
    }

    private int nearest(float[] unit) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < centres.length; k++) {
            float cosine = Vectors.dot(unit, centres[k]);
            if (cosine > most) {
                most = cosine;
                best = k;
            }
        }
        return best;
    }

    /// A group without members keeps its centre.
    private void moveCentres(int[] groups) {
        float[][] sums = new float[centres.length][units[0].length];
        for (int i = 0; i < groups.length; i++) {
            Vectors.addScaled(sums[groups[i]], units[i], 1);
        }
        for (int k = 0; k < sums.length; k++) {
            if (Vectors.norm(sums[k]) > 0) {
                centres[k] = Vectors.normalized(sums[k]);
            }
        }
    }

    private static int[] renumbered(int[] groups) {
        int[] numbers = new int[Arrays.stream(groups).max().orElse(0) + 1];
        Arrays.fill(numbers, -1);
        int next = 0;
        for (int group : groups) {
            if (numbers[group] < 0) {
                numbers[group] = next++;
            }
        }
        return Arrays.stream(groups).map(group -> numbers[group]).toArray();
    }
}
