package dev.stipple.internal.train;

/// The thread works on copies of the rows that it touches, until it [gives them back][#giveBack]: what it sees does not
/// depend on how fast the others are.
final class OwnRows implements ThreadRows {
    private final TrainingRows all;
    private final RowCopies inputs;
    private final RowCopies outputs;

    OwnRows(TrainingRows all, RowCopies inputs, RowCopies outputs) {
        this.all = all;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    @Override
    public TrainingRows all() {
        return all;
    }

    @Override
    public int input(int row) {
        return inputs.has(row) ? inputs.at(row) : inputs.copy(row, all.at(row));
    }

    @Override
    public int output(int row) {
        return outputs.has(row) ? outputs.at(row) : outputs.copy(row, all.at(row));
    }

    /// Adds what has changed in every `of`-th row from `part` on to the rows of all.
    void giveBack(int part, int of) {
        inputs.giveBack(part, of);
        outputs.giveBack(part, of);
    }

    /// Forgets the copies: the next ones are made of what all threads have given back.
    void clear() {
        inputs.clear();
        outputs.clear();
    }
}
