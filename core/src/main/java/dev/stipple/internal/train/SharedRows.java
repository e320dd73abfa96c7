package dev.stipple.internal.train;

/// All threads read and write the same rows, without locks.
record SharedRows(TrainingRows all) implements ThreadRows {
    @Override
    public int input(int word) {
        return all.at(word);
    }

    @Override
    public int output(int row) {
        return all.at(row);
    }
}
