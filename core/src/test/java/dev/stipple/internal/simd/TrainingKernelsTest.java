package dev.stipple.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernels that run do what the readable ones do, whatever the shape.
class TrainingKernelsTest {
    private static final int ROWS = 12;

    @ParameterizedTest
    @CsvSource({"1,6", "3,1", "15,2", "16,3", "31,4", "100,5", "100,6", "100,7", "300,11", "1021,12", "100,20", "17,25"
    })
    void kernelsAgree(int dimension, int targets) {
        for (int group : new int[] {1, 3, TrainingBatch.MAX_INPUTS}) {
            for (int inputs : new int[] {1, 2, 7, TrainingBatch.MAX_INPUTS}) {
                Random random = new Random(dimension + targets);
                int length = TrainingKernels.rowLength(dimension);
                float[] x = rows(random, dimension, length);
                float[] y = rows(random, dimension, length);
                TrainingBatch batch = batch(random, x, y, length, inputs, group, targets);
                TrainingBatch same = copy(batch, x.clone(), y.clone(), targets);
                TrainingKernels fast = TrainingKernels.best(targets, length);
                TrainingKernels readable = new ScalarTrainingKernels(targets, length);
                for (int step = 0; step < 3; step++) {
                    fast.train(batch, 0.05f);
                    readable.train(same, 0.05f);
                }
                assertThat(batch.x).containsExactly(same.x, within(2e-5f));
                assertThat(batch.y).containsExactly(same.y, within(2e-5f));
                double loss = readable.takeLoss();
                assertThat(fast.takeLoss()).isCloseTo(loss, within(1e-4 * loss));
                assertThat(fast.takeLoss()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 100, 1021})
    void sumsAndDifferencesAgree(int dimension) {
        Random random = new Random(dimension);
        int length = TrainingKernels.rowLength(dimension);
        float[] x = rows(random, dimension, length);
        float[] same = x.clone();
        int[] inputs = {0, 3 * length, length};
        float[] sum = new float[length];
        float[] expected = new float[length];
        TrainingKernels fast = TrainingKernels.best(1, length);
        TrainingKernels readable = new ScalarTrainingKernels(1, length);

        fast.sum(x, inputs, 3, length, 0.5f, sum);
        readable.sum(same, inputs, 3, length, 0.5f, expected);
        assertThat(sum).containsExactly(expected, within(1e-6f));

        fast.addDifference(sum, new float[length], 0.3f, x, inputs, 3, length);
        readable.addDifference(sum, new float[length], 0.3f, same, inputs, 3, length);
        assertThat(x).containsExactly(same, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(floats = {-200, -20, -3, -0.1f, 0, 0.1f, 3, 20, 200})
    void gradientIsThatOfTheLoss(float score) {
        for (float label : new float[] {0, 1}) {
            float[] x = new float[TrainingKernels.ROW];
            float[] y = new float[TrainingKernels.ROW];
            x[0] = 1;
            y[0] = score;
            TrainingBatch batch = new TrainingBatch(x, y, TrainingKernels.ROW, 1);
            batch.inputCount = 1;
            batch.setLabels(new float[] {label}, 1);
            TrainingKernels kernels = TrainingKernels.best(1, TrainingKernels.ROW);

            kernels.train(batch, 1);

            double sigmoid = 1 / (1 + Math.exp(-score));
            assertThat((double) y[0]).isCloseTo(score + label - sigmoid, within(1e-5));
            double loss = Math.log1p(Math.exp(-Math.abs(score))) + Math.max(0, label == 1 ? -score : score);
            assertThat(kernels.takeLoss()).isCloseTo(loss, within(1e-5));
        }
    }

    private static float[] rows(Random random, int dimension, int length) {
        float[] rows = new float[ROWS * length];
        for (int row = 0; row < ROWS; row++) {
            for (int d = 0; d < dimension; d++) {
                rows[row * length + d] = (float) random.nextGaussian() / (float) Math.sqrt(dimension);
            }
        }
        return rows;
    }

    /// Rows may stand in a batch more than once.
    private static TrainingBatch batch(
            Random random, float[] x, float[] y, int length, int inputs, int group, int targets) {
        TrainingBatch batch = new TrainingBatch(x, y, length, targets);
        batch.inputCount = inputs;
        batch.group = group;
        for (int i = 0; i < batch.inputs.length; i++) {
            batch.inputs[i] = random.nextInt(ROWS) * length;
        }
        for (int i = 0; i < batch.targets.length; i++) {
            batch.targets[i] = random.nextInt(ROWS) * length;
        }
        float[] labels = new float[targets];
        for (int i = 0; i < targets; i++) {
            labels[i] = random.nextInt(2);
        }
        batch.setLabels(labels, targets);
        return batch;
    }

    private static TrainingBatch copy(TrainingBatch batch, float[] x, float[] y, int targets) {
        TrainingBatch copy = new TrainingBatch(x, y, batch.length, targets);
        copy.inputCount = batch.inputCount;
        copy.group = batch.group;
        System.arraycopy(batch.inputs, 0, copy.inputs, 0, batch.inputs.length);
        System.arraycopy(batch.targets, 0, copy.targets, 0, batch.targets.length);
        float[] labels = new float[targets];
        for (int i = 0; i < targets; i++) {
            labels[i] = batch.label(i);
        }
        copy.setLabels(labels, targets);
        return copy;
    }
}
