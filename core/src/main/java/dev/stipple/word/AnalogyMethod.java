package dev.stipple.word;

import dev.stipple.vector.Hit;
import dev.stipple.vector.NearestRows;
import dev.stipple.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/// How the answers of an analogy are scored.
public enum AnalogyMethod {
    /// 3CosAdd: the cosine to the sum of the directions of the positive words less those of the negative ones. (T.
    /// Mikolov, W. Yih, G. Zweig, *Linguistic regularities in continuous space word representations*, 2013.)
    COS_ADD {
        @Override
        List<Hit> search(NearestRows rows, List<float[]> positive, List<float[]> negative, int count) {
            return rows.search(sum(positive, negative), count);
        }
    },
    /// 3CosMul: the product of the cosines to the positive words over that of the cosines to the negative ones, all
    /// moved to the range from 0 to 1, so that no single word outweighs the others. (O. Levy, Y. Goldberg,
    /// *Linguistic regularities in sparse and explicit word representations*, 2014.)
    COS_MUL {
        @Override
        List<Hit> search(NearestRows rows, List<float[]> positive, List<float[]> negative, int count) {
            List<float[]> queries = new ArrayList<>(positive);
            queries.addAll(negative);
            return rows.search(queries, cosines -> product(cosines, positive.size()), count);
        }
    };

    private static final double NOT_ZERO = 1e-6;

    abstract List<Hit> search(NearestRows rows, List<float[]> positive, List<float[]> negative, int count);

    /// The positive vectors less the negative ones.
    static float[] sum(List<float[]> positive, List<float[]> negative) {
        List<float[]> all = positive.isEmpty() ? negative : positive;
        float[] sum = new float[all.getFirst().length];
        positive.forEach(vector -> Vectors.addScaled(sum, vector, 1));
        negative.forEach(vector -> Vectors.addScaled(sum, vector, -1));
        return sum;
    }

    private static float product(float[] cosines, int positive) {
        double over = 1;
        double under = 1;
        for (int i = 0; i < cosines.length; i++) {
            double shifted = (1 + (double) cosines[i]) / 2;
            if (i < positive) {
                over *= shifted;
            } else {
                under *= shifted;
            }
        }
        return (float) (over / (under + NOT_ZERO));
    }
}
