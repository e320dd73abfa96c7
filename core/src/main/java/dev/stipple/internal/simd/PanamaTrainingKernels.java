package dev.stipple.internal.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Kernels on the Vector API.
///
/// What limits them is the moving of rows between registers and the caches, not arithmetic. So six targets at a time
/// keep their sums in registers, twice over where two inputs meet the same targets, which halves the reads and writes;
/// sums are brought together four at a time instead of each alone ([HorizontalSums]), and the logistic function is
/// taken of a whole vector of scores ([LogisticVectors]).
public final class PanamaTrainingKernels implements TrainingKernels {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private final PanamaScores scores;
    private final LogisticVectors logistic;
    private final PanamaMoves moves;

    /// By the number of inputs, and which version of a batch's labels they are.
    private final LogisticVectors.Labels[] labels = new LogisticVectors.Labels[TrainingBatch.MAX_INPUTS + 1];

    private final int[] versions = new int[TrainingBatch.MAX_INPUTS + 1];

    /// Makes kernels for batches of at most `maxTargets` targets for each input, and rows of `length` floats.
    public PanamaTrainingKernels(int maxTargets, int length) {
        int places = TrainingBatch.MAX_INPUTS * ScorePlaces.ofOne(maxTargets) + LANES;
        this.scores = new PanamaScores(places);
        this.logistic = new LogisticVectors(places);
        this.moves = new PanamaMoves(logistic, length);
        Arrays.setAll(labels, inputs -> new LogisticVectors.Labels(places));
        Arrays.fill(versions, -1);
    }

    @Override
    public void train(TrainingBatch batch, float rate) {
        int targets = batch.targetCount();
        int alone = ScorePlaces.ofOne(targets);
        int together = ScorePlaces.ofTwo(targets);
        int at = 0;
        for (int i = 0; i < batch.inputCount; i += batch.turn(i)) {
            if (batch.turn(i) == 2) {
                scores.ofTwo(batch, i, batch.target(i), at);
                at += together;
            } else {
                scores.ofOne(batch, batch.inputs[i], batch.target(i), at);
                at += alone;
            }
        }
        logistic.gradients(scores.partialSums(), labels(batch), at, rate);
        at = 0;
        for (int i = 0; i < batch.inputCount; i += batch.turn(i)) {
            if (batch.turn(i) == 2) {
                moves.ofTwo(batch, i, batch.target(i), at);
                at += together;
            } else {
                moves.ofOne(batch, batch.inputs[i], batch.target(i), at);
                at += alone;
            }
        }
    }

    private LogisticVectors.Labels labels(TrainingBatch batch) {
        int count = batch.inputCount;
        if (versions[count] != batch.version()) {
            versions[count] = batch.version();
            writeLabels(batch, labels[count]);
        }
        return labels[count];
    }

    private static void writeLabels(TrainingBatch batch, LogisticVectors.Labels into) {
        into.clear();
        int at = 0;
        for (int i = 0; i < batch.inputCount; i += batch.turn(i)) {
            boolean pair = batch.turn(i) == 2;
            for (int j = 0; j < batch.targetCount(); j++) {
                if (pair) {
                    into.set(at + ScorePlaces.first(j), batch.label(j));
                    into.set(at + ScorePlaces.second(j), batch.label(j));
                } else {
                    into.set(at + ScorePlaces.only(j), batch.label(j));
                }
            }
            at += pair ? ScorePlaces.ofTwo(batch.targetCount()) : ScorePlaces.ofOne(batch.targetCount());
        }
    }

    @Override
    public double takeLoss() {
        return logistic.takeLoss();
    }

    @Override
    public void sum(float[] x, int[] rows, int count, int length, float factor, float[] into) {
        for (int d = 0; d < length; d += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                sum = sum.add(load(x, rows[i] + d));
            }
            sum.mul(factor).intoArray(into, d);
        }
    }

    @Override
    public void addDifference(float[] to, float[] from, float factor, float[] x, int[] rows, int count, int length) {
        for (int d = 0; d < length; d += LANES) {
            FloatVector difference = load(to, d).sub(load(from, d)).mul(factor);
            for (int i = 0; i < count; i++) {
                load(x, rows[i] + d).add(difference).intoArray(x, rows[i] + d);
            }
        }
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
