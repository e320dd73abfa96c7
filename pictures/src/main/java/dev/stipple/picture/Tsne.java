package dev.stipple.picture;

import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.PrincipalComponents;
import dev.stipple.vector.Vectors;
import java.util.stream.IntStream;

/// Places vectors on a plane so that neighbours by cosine stay neighbours: t-SNE.
///
/// Neighbours are found exactly; forces between far points are approximated by a quadtree. The points start along the
/// first two principal components, which keeps the large shape, and nothing is random: the same vectors give the same
/// places, whatever the number of threads. Distances between far groups mean little, as always in t-SNE.
///
/// (L. van der Maaten, G. Hinton, *Visualizing data using t-SNE*, 2008; D. Kobak, P. Berens, *The art of using t-SNE
/// for single-cell transcriptomics*, 2019; A. Belkina et al., *Automated optimized parameters for t-distributed
/// stochastic neighbor embedding*, 2019.)
public final class Tsne {
    /// How the points are placed.
    ///
    /// @param perplexity  how many neighbours of each point effectively count, at least 1; at most a third of the
    ///     others do
    /// @param iterations  steps of the descent, of which the first fifth, at most 100, draws groups together
    public record Config(double perplexity, int iterations) {
        public static final Config DEFAULT = new Config(30, 500);

        /// @throws IllegalArgumentException if the perplexity is less than 1, or no number, or iterations are negative
        public Config {
            if (!(perplexity >= 1) || perplexity > 10_000) {
                throw new IllegalArgumentException("perplexity " + perplexity + " is not from 1 to 10000");
            }
            if (iterations < 0) {
                throw new IllegalArgumentException("iterations " + iterations + " is negative");
            }
        }

        public Config withPerplexity(double value) {
            return new Config(value, iterations);
        }

        public Config withIterations(int value) {
            return new Config(perplexity, value);
        }

        /// How many neighbours have to be known: beyond them weights are next to nothing.
        int neighbors() {
            return (int) Math.ceil(3 * perplexity);
        }
    }

    /// How much stronger the attraction is at first: van der Maaten's first choice. With his later 12, few points, or
    /// those of words, collapse into one place, and lose what the start knew of the large shape.
    private static final float EXAGGERATION = 4;

    private static final int EXAGGERATED_STEPS = 100;

    private static final float START_SPREAD = 1e-4f;

    private final Affinities affinities;
    private final Repulsion repulsion;
    private final float[] x;
    private final float[] y;
    private final Descent horizontal;
    private final Descent vertical;
    private final float[] pushX;
    private final float[] pushY;

    private Tsne(Affinities affinities, Repulsion repulsion, float[] x, float[] y) {
        this.affinities = affinities;
        this.repulsion = repulsion;
        this.x = x;
        this.y = y;
        this.horizontal = new Descent(x);
        this.vertical = new Descent(y);
        this.pushX = new float[x.length];
        this.pushY = new float[x.length];
    }

    /// Returns a place for each row of `vectors`: a matrix of two columns.
    ///
    /// @throws IllegalArgumentException if a vector holds NaN
    public static Matrix layout(Matrix vectors, Config config, Progress progress) {
        return layout(vectors, NeighborTable.of(vectors, config.neighbors(), progress), config, progress);
    }

    /// Places rows whose neighbours are known: at least as many as the configuration asks for.
    static Matrix layout(Matrix vectors, NeighborTable neighbors, Config config, Progress progress) {
        return layout(vectors, neighbors, config, new TreeRepulsion(), progress);
    }

    static Matrix layout(
            Matrix vectors, NeighborTable neighbors, Config config, Repulsion repulsion, Progress progress) {
        int size = vectors.rows();
        float[][] places = start(vectors);
        if (size > 1) {
            double perplexity = Math.clamp((size - 1) / 3.0, 1, config.perplexity);
            Affinities affinities = Affinities.of(neighbors, perplexity);
            new Tsne(affinities, repulsion, places[0], places[1]).run(config.iterations, progress);
        }
        Matrix layout = Matrix.zeros(size, 2);
        for (int i = 0; i < size; i++) {
            layout.setRow(i, new float[] {places[0][i], places[1][i]}, 0);
        }
        return layout;
    }

    /// The rows, with length 1, along two principal components, next to each other in the middle.
    private static float[][] start(Matrix vectors) {
        int size = vectors.rows();
        Matrix units = Matrix.zeros(size, vectors.columns());
        for (int i = 0; i < size; i++) {
            units.setRow(i, Vectors.normalized(vectors.row(i)), 0);
        }
        int components = Math.min(2, vectors.columns());
        PrincipalComponents principal = PrincipalComponents.of(units, components);
        double deviation = Math.sqrt(principal.variances()[0]);
        float scale = (float) (START_SPREAD / Math.max(deviation, 1e-12));
        float[][] places = new float[2][size];
        for (int i = 0; i < size; i++) {
            float[] projected = principal.project(units.row(i));
            for (int axis = 0; axis < 2; axis++) {
                float place = axis < components ? projected[axis] * scale : 0;
                places[axis][i] = place + START_SPREAD * 1e-3f * shake(2 * i + axis);
            }
        }
        return places;
    }

    /// A number from -1 to 1 that looks random: equal vectors must not stay in one place for ever.
    private static float shake(int i) {
        long mixed = (i + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (mixed >> 40) * 0x1p-23f;
    }

    private void run(int iterations, Progress progress) {
        int early = Math.min(EXAGGERATED_STEPS, iterations / 5);
        try (Phase phase = new Phase(progress, "place words", "steps", iterations)) {
            for (int step = 0; step < iterations; step++) {
                boolean exaggerate = step < early;
                step(exaggerate ? EXAGGERATION : 1, exaggerate ? 0.5f : 0.8f);
                phase.advanceTo(step + 1);
            }
        }
    }

    private void step(float exaggeration, float momentum) {
        double total = Math.max(repulsion.forces(x, y, pushX, pushY), Double.MIN_NORMAL);
        float share = (float) (1 / total);
        IntStream.range(0, x.length).parallel().forEach(i -> pull(i, exaggeration, share));
        // The pace that suits attraction and number of points (Belkina et al.).
        float rate = Math.max(200, x.length / exaggeration);
        horizontal.move(momentum, rate);
        vertical.move(momentum, rate);
    }

    /// Sets the gradient at a point: what its neighbours pull, less what all others push.
    private void pull(int i, float exaggeration, float share) {
        float sumX = 0;
        float sumY = 0;
        for (int k = affinities.starts[i]; k < affinities.starts[i + 1]; k++) {
            int j = affinities.partners[k];
            float dx = x[i] - x[j];
            float dy = y[i] - y[j];
            float pull = affinities.weights[k] / (1 + dx * dx + dy * dy);
            sumX += pull * dx;
            sumY += pull * dy;
        }
        horizontal.gradient[i] = exaggeration * sumX - share * pushX[i];
        vertical.gradient[i] = exaggeration * sumY - share * pushY[i];
    }
}
