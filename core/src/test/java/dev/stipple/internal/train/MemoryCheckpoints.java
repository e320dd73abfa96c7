package dev.stipple.internal.train;

import dev.stipple.internal.vectorfile.FloatRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A checkpoint as often as there can be one, all of which stay in memory; and a training that goes on from one.
final class MemoryCheckpoints implements TrainingCheckpoints {
    final List<Kept> all = new ArrayList<>();
    private final Optional<Kept> start;

    private MemoryCheckpoints(Optional<Kept> start) {
        this.start = start;
    }

    /// What was kept at one time.
    record Kept(List<float[]> inputs, List<float[]> outputs, TrainingPosition position) {}

    /// Returns checkpoints of a training that begins at the start.
    static MemoryCheckpoints none() {
        return new MemoryCheckpoints(Optional.empty());
    }

    /// Returns checkpoints of a training that goes on from `kept`.
    static MemoryCheckpoints from(Kept kept) {
        return new MemoryCheckpoints(Optional.of(kept));
    }

    @Override
    public Duration every() {
        return Duration.ZERO;
    }

    @Override
    public Optional<TrainingPosition> restore(TrainedRows rows) {
        start.ifPresent(kept -> {
            IntStream.range(0, kept.inputs.size()).forEach(row -> rows.setInput(row, kept.inputs.get(row)));
            IntStream.range(0, kept.outputs.size()).forEach(row -> rows.setOutput(row, kept.outputs.get(row)));
        });
        return start.map(Kept::position);
    }

    @Override
    public void keep(TrainedRows rows, TrainingPosition position) {
        all.add(new Kept(copy(rows.inputRows()), copy(rows.outputRows()), position));
    }

    private static List<float[]> copy(FloatRows rows) {
        return IntStream.range(0, rows.rows())
                .mapToObj(row -> {
                    float[] values = new float[rows.columns()];
                    rows.copyRow(row, values);
                    return values;
                })
                .toList();
    }
}
