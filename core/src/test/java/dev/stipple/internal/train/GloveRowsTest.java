package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.internal.simd.GloveKernels;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows learn what the paper's formulas say, written down literally.
class GloveRowsTest {
    private static final int WORDS = 20;
    private static final float RATE = 0.05f;
    private static final long SEED = 5;

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 15, 50})
    void rowsLearnAsTheFormulasSay(int dimension) {
        GloveRows rows = new GloveRows(GloveKernels.best(), WORDS, dimension, SEED);
        Literal literal = new Literal(dimension);
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            int a = random.nextInt(WORDS);
            int b = random.nextInt(WORDS);
            float target = 3 * random.nextFloat();
            float weight = random.nextFloat();
            double loss = literal.learn(a, b, target, weight);
            assertThat((double) rows.learn(a, b, target, weight, RATE)).isCloseTo(loss, within(2e-3));
        }
        for (int word = 0; word < WORDS; word++) {
            for (int i = 0; i < dimension; i++) {
                double expected = literal.words[word].values[i];
                assertThat((double) rows.vectors(false).get(word, i)).isCloseTo(expected, within(2e-3));
                expected += literal.contexts[word].values[i];
                assertThat((double) rows.vectors(true).get(word, i)).isCloseTo(expected, within(4e-3));
            }
        }
    }

    /// A vector and its bias, with AdaGrad's squares of gradients.
    private static final class Parameter {
        final double[] values;
        final double[] squares;
        double bias;
        double biasSquares = 1;

        Parameter(int dimension, SplittableRandom random) {
            values = new double[dimension];
            squares = new double[dimension];
            Arrays.setAll(values, _ -> (random.nextFloat() - 0.5f) / dimension);
            bias = (random.nextFloat() - 0.5f) / dimension;
            Arrays.fill(squares, 1);
        }

        void move(double[] gradients, double biasGradient) {
            for (int i = 0; i < values.length; i++) {
                values[i] -= gradients[i] / Math.sqrt(squares[i]);
                squares[i] += gradients[i] * gradients[i];
            }
            bias -= biasGradient / Math.sqrt(biasSquares);
            biasSquares += biasGradient * biasGradient;
        }
    }

    private static final class Literal {
        final Parameter[] words = new Parameter[WORDS];
        final Parameter[] contexts = new Parameter[WORDS];

        Literal(int dimension) {
            SplittableRandom random = new SplittableRandom(SEED);
            for (int word = 0; word < WORDS; word++) {
                words[word] = new Parameter(dimension, random);
                contexts[word] = new Parameter(dimension, random);
            }
        }

        double learn(int a, int b, double target, double weight) {
            double loss = step(words[a], contexts[b], target, weight);
            return a == b ? loss : (loss + step(words[b], contexts[a], target, weight)) / 2;
        }

        /// ½ f(X) (w·c + b + b' − ln X)² goes down.
        private static double step(Parameter word, Parameter context, double target, double weight) {
            double error = word.bias + context.bias - target;
            for (int i = 0; i < word.values.length; i++) {
                error += word.values[i] * context.values[i];
            }
            double scale = RATE * weight * error;
            double[] ofWord = Arrays.stream(context.values).map(v -> scale * v).toArray();
            double[] ofContext = Arrays.stream(word.values).map(v -> scale * v).toArray();
            word.move(ofWord, scale);
            context.move(ofContext, scale);
            return 0.5 * weight * error * error;
        }
    }
}
