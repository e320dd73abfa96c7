package dev.stipple.internal.train;

/// The thread works on copies of the rows that it touches, until it [gives them back][#giveBack]: what it sees does not
/// depend on how fast the others are.
final class OwnRows implements ThreadRows {
    private final TrainingRows all;
    private final RowCopies inputs;
    private final RowCopies outputs;

    /// Makes room for `capacity` rows of each matrix behind those rows that are given as the first private ones.
    OwnRows(TrainingRows all, int words, int firstInput, int firstOutput, int capacity) {
        this.all = all;
        this.inputs = new RowCopies(all.input(), all.length(), words, all.at(firstInput), capacity);
        this.outputs = new RowCopies(all.output(), all.length(), words, all.at(firstOutput), capacity);
    }

    @Override
    public TrainingRows all() {
        return all;
    }

    @Override
    public int input(int word) {
        return inputs.has(word) ? inputs.at(word) : inputs.copy(word, all.at(word));
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
