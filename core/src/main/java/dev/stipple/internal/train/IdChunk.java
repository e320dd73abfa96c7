package dev.stipple.internal.train;

/// A stretch of a corpus: the numbers of its words, with [#END] behind each text that ends in it.
final class IdChunk {
    /// Stands behind each text.
    static final int END = -1;

    private final int[] ids;
    private int length;
    private int texts;

    IdChunk(int[] ids) {
        this.ids = ids;
        this.length = ids.length;
    }

    /// Replaces each number by its row, and leaves out those whose row is negative.
    void renumber(int[] rows) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            int id = ids[i] == END ? END : rows[ids[i]];
            if (id >= 0 || ids[i] == END) {
                texts += id == END ? 1 : 0;
                ids[kept++] = id;
            }
        }
        length = kept;
    }

    /// How many texts end in it.
    int texts() {
        return texts;
    }

    /// Ids and ends.
    int length() {
        return length;
    }

    int[] ids() {
        return ids;
    }
}
