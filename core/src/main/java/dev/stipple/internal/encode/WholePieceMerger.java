package dev.stipple.internal.encode;

/// Takes a piece that is a token as that token, and leaves other pieces to merging: `ignore_merges` in a
/// `tokenizer.json`, and what tiktoken does.
final class WholePieceMerger implements PieceMerger {
    private final TokenIndex wholes;
    private final PieceMerger merger;
    private final int[] whole = new int[1];
    private int[] ids = whole;

    /// @param wholes the tokens that merging alone might miss; those that it finds need not be in it
    WholePieceMerger(TokenIndex wholes, PieceMerger merger) {
        this.wholes = wholes;
        this.merger = merger;
    }

    @Override
    public int merge(byte[] text, int from, int to) {
        int id = wholes.find(text, from, to);
        if (id >= 0) {
            whole[0] = id;
            ids = whole;
            return 1;
        }
        int count = merger.merge(text, from, to);
        ids = merger.ids();
        return count;
    }

    @Override
    public int[] ids() {
        return ids;
    }
}
