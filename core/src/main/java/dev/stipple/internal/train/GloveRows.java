package dev.stipple.internal.train;

import dev.stipple.internal.simd.GloveKernels;
import dev.stipple.internal.vectorfile.FloatRows;
import dev.stipple.vector.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What GloVe learns. All that belongs to a word lies together: its vector as a word, the squares of its steps, its
/// vector as a context, and the squares of these steps. Behind each vector stand its bias and a 1, or a 1 and its bias,
/// as [GloveKernels] wants them.
public final class GloveRows implements TrainedRows {
    /// Floats in an array, at most.
    private static final int LONGEST = 1 << 28;

    private final GloveKernels kernels;
    private final int words;
    private final int dimension;
    /// The length of a vector with its bias, its 1, and zeros.
    private final int length;
    /// Rows of `2^shift` words in each.
    private final float[][] parts;

    private final int shift;

    GloveRows(GloveKernels kernels, int words, int dimension, long seed) {
        this.kernels = kernels;
        this.words = words;
        this.dimension = dimension;
        this.length = kernels.paddedLength(dimension + 2);
        this.shift = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(LONGEST / (4 * length));
        this.parts = new float[((words - 1) >>> shift) + 1][];
        IntStream.range(0, parts.length)
                .forEach(part -> parts[part] = new float[Math.min(1 << shift, words - (part << shift)) * 4 * length]);
        SplittableRandom random = new SplittableRandom(seed);
        for (int word = 0; word < words; word++) {
            begin(part(word), at(word), dimension, random);
            begin(part(word), at(word) + 2 * length, dimension + 1, random);
        }
    }

    private void begin(float[] part, int at, int bias, SplittableRandom random) {
        for (int i = 0; i < dimension; i++) {
            part[at + i] = (random.nextFloat() - 0.5f) / dimension;
        }
        Arrays.fill(part, at + length, at + 2 * length, 1);
        int one = 2 * dimension + 1 - bias;
        part[at + one] = 1;
        part[at + length + one] = Float.POSITIVE_INFINITY;
        part[at + bias] = (random.nextFloat() - 0.5f) / dimension;
    }

    /// Learns from one pair, in both roles, and returns the mean loss of the two before: half the weighted square of
    /// the error. The roles touch different rows, so one knows nothing of the other. A word that meets itself has
    /// one.
    float learn(int a, int b, float target, float weight, float learningRate) {
        float[] partA = part(a);
        float[] partB = part(b);
        int atA = at(a);
        int atB = at(b);
        float error = kernels.step(partA, atA, partB, atB + 2 * length, length, target, weight, learningRate);
        if (a == b) {
            return 0.5f * weight * error * error;
        }
        float other = kernels.step(partB, atB, partA, atA + 2 * length, length, target, weight, learningRate);
        return 0.25f * weight * (error * error + other * other);
    }

    /// Each word's vector as a word with its bias, and the squares of their steps.
    @Override
    public FloatRows inputRows() {
        return kept(0);
    }

    /// The same of its vector as a context.
    @Override
    public FloatRows outputRows() {
        return kept(2 * length);
    }

    /// What fills a row up to the length of the kernels is left out.
    private FloatRows kept(int from) {
        int size = dimension + 2;
        return FloatRows.of(words, 2 * size, (word, into) -> {
            System.arraycopy(part(word), at(word) + from, into, 0, size);
            System.arraycopy(part(word), at(word) + from + length, into, size, size);
        });
    }

    @Override
    public void setInput(int word, float[] values) {
        set(word, 0, values);
    }

    @Override
    public void setOutput(int word, float[] values) {
        set(word, 2 * length, values);
    }

    private void set(int word, int from, float[] values) {
        int size = dimension + 2;
        System.arraycopy(values, 0, part(word), at(word) + from, size);
        System.arraycopy(values, size, part(word), at(word) + from + length, size);
    }

    /// Returns the vectors of the words, or their sums with those of the contexts.
    public Matrix vectors(boolean withContexts) {
        Matrix vectors = Matrix.zeros(words, dimension);
        float[] vector = new float[dimension];
        for (int word = 0; word < words; word++) {
            for (int i = 0; i < dimension; i++) {
                float context = withContexts ? part(word)[at(word) + 2 * length + i] : 0;
                vector[i] = part(word)[at(word) + i] + context;
            }
            vectors.setRow(word, vector, 0);
        }
        return vectors;
    }

    private float[] part(int word) {
        return parts[word >>> shift];
    }

    private int at(int word) {
        return (word & ((1 << shift) - 1)) * 4 * length;
    }
}
