package dev.stipple.internal.train;

/// All threads read and write the same rows, without locks.
record SharedRows(TrainingRows all) implements ThreadRows {
    @Override
    public int input(int row) {
        return all.at(row);
    }

    @Override
    public int output(int row) {
        return all.at(row);
    }
}
