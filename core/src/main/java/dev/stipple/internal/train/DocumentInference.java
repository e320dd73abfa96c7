package dev.stipple.internal.train;

import dev.stipple.internal.simd.TrainingBatch;
import dev.stipple.internal.simd.TrainingKernels;
import dev.stipple.vector.Matrix;
import java.util.Arrays;
import java.util.Optional;

/// Learns the vector of one more document, while all that was trained stays as it is.
///
/// What is random depends on the seed and the document's words alone, so a document has one vector, whatever was
/// inferred before it. For one thread.
public final class DocumentInference {
    private final Model model;
    private final boolean withNeighbours;
    private final TrainingSettings settings;
    private final int length;
    private final RandomStream random = new RandomStream();
    private final TrainingKernels kernels;
    /// The only input is the document, or its mean with its neighbours. The targets are copies, whose changes nobody
    /// sees.
    private final TrainingBatch batch;

    private final float[] vector;
    private final float[] sum;
    private int[] kept = {};

    /// What inference knows of the words. Immutable and thread-safe.
    public static final class Model {
        private final Matrix outputs;
        private final Optional<Matrix> words;
        private final AliasTable table;
        private final Subsampling subsampling;

        /// Takes, by row, how often each word occurred and its vectors: as that which is predicted, and as a neighbour
        /// where the model looks at neighbours.
        public Model(long[] counts, double sample, Matrix outputs, Optional<Matrix> words) {
            this.outputs = outputs;
            this.words = words;
            this.table = AliasTable.ofCounts(counts);
            this.subsampling = new Subsampling(counts, sample);
        }
    }

    /// Learns as `how` says.
    public DocumentInference(Model model, DocumentSettings how) {
        this.model = model;
        this.withNeighbours = how.model() == DocumentSettings.Model.DM;
        this.settings = how.training();
        int targets = 1 + settings.negatives();
        this.length = TrainingKernels.rowLength(settings.dimension());
        this.kernels = TrainingKernels.best(targets, length);
        this.vector = new float[length];
        this.sum = new float[length];
        this.batch = new TrainingBatch(new float[length], new float[targets * length], length, targets);
        this.batch.inputCount = 1;
        for (int i = 0; i < targets; i++) {
            batch.targets[i] = i * length;
        }
        float[] labels = new float[targets];
        labels[0] = 1;
        batch.setLabels(labels, targets);
    }

    /// Returns the vector of the document of the first `count` words of `ids`; zeros where there are none.
    public float[] infer(int[] ids, int count) {
        Arrays.fill(vector, 0);
        if (count > 0) {
            kept = kept.length < count ? new int[count] : kept;
            initialize(seed(ids, count));
            for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                random.begin(seed(ids, count), epoch + 1, 0);
                train(model.subsampling.keep(ids, 0, count, random, kept), rate(epoch));
            }
        }
        return Arrays.copyOf(vector, settings.dimension());
    }

    private long seed(int[] ids, int count) {
        long hash = settings.seed();
        for (int i = 0; i < count; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + ids[i] + 1;
        }
        return hash;
    }

    private void initialize(long seed) {
        random.begin(seed, 0, 0);
        for (int d = 0; d < settings.dimension(); d++) {
            vector[d] = (2 * random.unit() - 1) / settings.dimension();
        }
    }

    private float rate(int epoch) {
        return settings.learningRate()
                - (settings.learningRate() - settings.minLearningRate()) * epoch / Math.max(1, settings.epochs() - 1);
    }

    private void train(int count, float rate) {
        for (int at = 0; at < count; at++) {
            aim(kept[at]);
            if (!withNeighbours) {
                System.arraycopy(vector, 0, batch.x, 0, length);
                kernels.train(batch, rate);
                System.arraycopy(batch.x, 0, vector, 0, length);
            } else {
                trainWithNeighbours(at, count, rate);
            }
        }
    }

    private void trainWithNeighbours(int at, int count, float rate) {
        Matrix words = model.words.orElseThrow();
        int reach = settings.window() - random.below(settings.window());
        int from = Math.max(0, at - reach);
        int to = Math.min(count, at + reach + 1);
        System.arraycopy(vector, 0, sum, 0, length);
        for (int i = from; i < to; i++) {
            if (i != at) {
                words.copyRow(kept[i], batch.x, 0);
                add(batch.x, 1, sum);
            }
        }
        // The document and its neighbours: as many as there are words.
        float part = 1f / (to - from);
        for (int d = 0; d < length; d++) {
            sum[d] *= part;
        }
        System.arraycopy(sum, 0, batch.x, 0, length);
        kernels.train(batch, rate);
        add(batch.x, 1, vector);
        add(sum, -1, vector);
    }

    private static void add(float[] from, float factor, float[] to) {
        for (int d = 0; d < to.length; d++) {
            to[d] += factor * from[d];
        }
    }

    private void aim(int word) {
        model.outputs.copyRow(word, batch.y, 0);
        for (int i = 1; i < batch.targetCount(); i++) {
            int negative = model.table.draw(random);
            for (int tries = 0; negative == word && tries < NegativePool.TRIES; tries++) {
                negative = model.table.draw(random);
            }
            model.outputs.copyRow(negative, batch.y, i * length);
        }
    }
}
