package dev.stipple.internal.train;

/// Copies of some rows of a matrix, which lie behind its rows: one thread changes them, and gives back by how much.
final class RowCopies {
    private final float[] values;
    private final int length;
    private final int first;

    /// By row: its copy + 1, or 0.
    private final int[] copies;

    /// By copy: the row, and where the original lies.
    private final int[] rows;

    private final int[] places;
    private final float[] originals;
    private int count;

    /// Makes room for `capacity` copies at `first` in `values`, of rows that are numbered from 0 to `rows` - 1.
    RowCopies(float[] values, int length, int rows, int first, int capacity) {
        this.values = values;
        this.length = length;
        this.first = first;
        this.copies = new int[rows];
        this.rows = new int[capacity];
        this.places = new int[capacity];
        this.originals = new float[capacity * length];
    }

    boolean has(int row) {
        return copies[row] != 0;
    }

    /// Where the copy of `row` lies, of which there must be one.
    int at(int row) {
        return first + (copies[row] - 1) * length;
    }

    /// Copies `row`, which lies at `place`, and returns where the copy lies.
    int copy(int row, int place) {
        rows[count] = row;
        places[count] = place;
        System.arraycopy(values, place, originals, count * length, length);
        copies[row] = ++count;
        int at = at(row);
        System.arraycopy(values, place, values, at, length);
        return at;
    }

    /// Adds what has changed to the originals of every `of`-th row from `part` on. Threads may do their parts at once.
    void giveBack(int part, int of) {
        ReadAhead ahead = new ReadAhead();
        float[] change = new float[length];
        for (int i = 0; i < count; i++) {
            ahead.rows(values, places, i, count, length);
            if (rows[i] % of == part) {
                giveBack(i, change);
            }
        }
    }

    /// In two loops, because the compiler can't know that a row and its copy, in the same array, are apart.
    private void giveBack(int copy, float[] change) {
        int own = first + copy * length;
        int original = copy * length;
        for (int d = 0; d < length; d++) {
            change[d] = values[own + d] - originals[original + d];
        }
        int place = places[copy];
        for (int d = 0; d < length; d++) {
            values[place + d] += change[d];
        }
    }

    /// Forgets all copies.
    void clear() {
        for (int i = 0; i < count; i++) {
            copies[rows[i]] = 0;
        }
        count = 0;
    }
}
